import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Ranges } from './ranges.ts'

const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))

it('holds what a plain set of numbers holds, in as few ranges as can be', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (added, [from, length]) => {
      const ranges = new Ranges()
      const plain = new Set<number>()
      for (const [start, count] of added) {
        ranges.add(start, start + count)
        for (let i = start; i < start + count; i += 1) plain.add(i)
      }
      const pairs = [...ranges.pairs()]
      expect(pairs.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i))).toEqual(
        [...plain].toSorted((a, b) => a - b),
      )
      for (let i = 1; i < pairs.length; i += 1)
        expect(pairs[i]?.[0]).toBeGreaterThan(pairs[i - 1]?.[1] as number)
      const isThere = Array.from({ length }, (_, i) => from + i).every((value) => plain.has(value))
      expect(ranges.has(from, from + length)).toBe(isThere)
      const missing = Array.from({ length }, (_, i) => from + i).filter((value) => !plain.has(value))
      expect(ranges.missing(from, from + length)).toBe(missing.length)
    }),
  )
})
