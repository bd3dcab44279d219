import { expect, it } from 'vitest'
import { daysIn } from './days.ts'

it.each([
  ['On Friday, 12th to Sunday, 14th of July 2024.', ['2024-07-14']],
  ['September, 21st - 22nd 2024', ['2024-09-22']],
  ['in June, from Friday 19th to Sunday 21st 2026, at 18:00', ['2026-06-21']],
  ['please apply until May 18th, 2025!', ['2025-05-18']],
  ['from Friday 4th September to Saturday 5th September 2026', ['2026-09-04', '2026-09-05']],
  ['before 2026-07-20, 00:00 UTC', ['2026-07-20']],
  ['some time in August 2026', ['2026-08-31']],
  ['August 1-4th 2024 in Portland', ['2024-08-04']],
  ['January 23-27, as every year', ['2027-01-27']],
  ['you may come, they march on', []],
  ['version 5.1 of 2026', []],
])('reads the days in %j', (text, days) => expect(daysIn(text, ['en'], '2026-10-05')).toEqual(days))

it('knows the months of each language, and takes the nearest year', () => {
  expect(daysIn('il 16 e 17 agosto, ogni giorno', ['it', 'en'], '2025-08-05')).toEqual(['2025-08-17'])
  expect(daysIn('am 1. Januar', ['de'], '2025-12-05')).toEqual(['2026-01-01'])
  expect(daysIn('em 3 de março', ['pt-br'], '2026-04-05')).toEqual(['2026-03-03'])
})

// Work that grew with the square of its length would not end within the time that a test has.
it('reads a hostile text of a megabyte', () => {
  expect(new Set(daysIn('May 1 '.repeat(200_000), ['en'], '2026-01-05'))).toEqual(new Set(['2026-05-01']))
})
