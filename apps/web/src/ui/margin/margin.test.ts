import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stepCard } from './margin-card.ts'
import { stackCards } from './stack-cards.ts'

const boxes = fc
  .array(fc.record({ y: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 20, max: 300 }) }), {
    maxLength: 30,
  })
  .map((made) => made.toSorted((a, b) => a.y - b.y).map((box, index) => ({ ...box, id: `c${index}` })))

it('places cards in order, none over another, none above the column', () => {
  fc.assert(
    fc.property(boxes, fc.nat(29), (cards, active) => {
      const tops = stackCards(cards, `c${active}`, 8)
      expect(tops).toHaveLength(cards.length)
      cards.forEach(({ height }, index) => {
        expect(tops[index]).toBeGreaterThanOrEqual(0)
        const next = tops[index + 1]
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual((tops[index] ?? 0) + height + 8)
      })
    }),
    { numRuns: 300 },
  )
})

it('puts the active card exactly at its words where the cards before it have room above', () => {
  const cards = [
    { id: 'a', y: 200, height: 100 },
    { id: 'b', y: 210, height: 100 },
    { id: 'c', y: 220, height: 100 },
  ]
  expect(stackCards(cards, null, 10)).toEqual([200, 310, 420])
  expect(stackCards(cards, 'b', 10)).toEqual([100, 210, 320])
  expect(stackCards(cards, 'c', 10)).toEqual([0, 110, 220])
  expect(stackCards([{ id: 'x', y: 0, height: 90 }, ...cards], 'c', 10)).toEqual([0, 100, 210, 320])
})

it('steps to the next card from the active one, from the caret, and round the end', () => {
  const cards = [
    { id: 'b', from: 20 },
    { id: 'a', from: 10 },
    { id: 'c', from: 30 },
  ]
  const step = (activeId: string | null, caret: number, direction: 'next' | 'previous') =>
    stepCard(cards, { activeId, caret }, direction)?.id
  expect(step('a', 0, 'next')).toBe('b')
  expect(step('c', 0, 'next')).toBe('a')
  expect(step('a', 0, 'previous')).toBe('c')
  expect(step(null, 15, 'next')).toBe('b')
  expect(step(null, 15, 'previous')).toBe('a')
  expect(step(null, 99, 'next')).toBe('a')
  expect(stepCard([], { activeId: null, caret: 0 }, 'next')).toBeNull()
})
