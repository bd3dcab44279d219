import { expect, it } from 'vitest'
import { furtherKeys, readCategories, valueInWords } from './matter-value.ts'

it('reads categories from a line', () => {
  expect(readCategories(' Newsletter, Community ,, Newsletter')).toEqual(['Newsletter', 'Community'])
  expect(readCategories(' ')).toEqual([])
})
it('lists what has no place of its own, in any case', () => {
  const entries = [
    ['Title', 'x'],
    ['authors', ['A', 'B']],
    ['Date', '2026-09-05'],
  ] as const
  expect(furtherKeys({ entries }).map(([key]) => key)).toEqual(['authors'])
})
it('writes every kind of value in a line', () => {
  expect(valueInWords(['a', 1, true])).toBe('a, 1, true')
  expect(valueInWords({ a: [1] })).toBe('{"a":[1]}')
  expect(valueInWords(null)).toBe('')
})
