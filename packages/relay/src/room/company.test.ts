import { expect, it } from 'vitest'
import { Company } from './company.ts'

/** What is said to updates so many ms apart. */
function waits(listeners: number, gaps: readonly number[]): number[] {
  const company = new Company()
  let now = 1_000_000
  return gaps.map((ms) => company.expect((now += ms), listeners))
}

const often = (ms: number): number[] => Array.from({ length: 40 }, () => ms)

it('[R25] lets nobody wait where telling is cheap, however often somebody writes', () => {
  expect(new Set(waits(150, often(1)))).toEqual(new Set([0]))
})

it('[R25] lets nobody wait where the next update is not expected within three times what telling takes', () => {
  expect(new Set(waits(500, often(50)))).toEqual(new Set([0]))
  expect(waits(500, [...often(5), 2_000]).at(-1)).toBe(0)
})

it('[R25] lets an update of a large and busy room wait for the next, 10 ms at most', () => {
  expect(waits(500, often(5)).at(-1)).toBe(8)
  expect(waits(100_000, often(5)).at(-1)).toBe(10)
})
