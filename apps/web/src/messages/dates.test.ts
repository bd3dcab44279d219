import { describe, expect, it } from 'vitest'
import { agoInWords, dayInWords, isDay, monthsInWords } from './dates.ts'

describe('months in words', () => {
  it.each([
    [['2026-07'], 'July 2026'],
    [['2026-07', '2026-08'], 'July and August 2026'],
    [['2025-12', '2026-01'], 'December 2025 and January 2026'],
  ])('%j is %s', (months, words) => expect(monthsInWords(months)).toBe(words))
  it('are short where there is little room', () => {
    expect(monthsInWords(['2025-11', '2026-01'], 'short')).toBe('Nov 2025 and Jan 2026')
  })
})
it('knows the days of the calendar', () => {
  expect(isDay('2028-02-29')).toBe(true)
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-9-5', '', 'soon'])
    expect(isDay(wrong), wrong).toBe(false)
  expect(dayInWords('2026-09-05')).toBe('September 5, 2026')
  expect(dayInWords('soon')).toBe('soon')
})
it('says how long ago something was', () => {
  const now = Date.parse('2026-09-05T12:00:00Z')
  expect(agoInWords('2026-09-05T11:59:40Z', now)).toBe('this minute')
  expect(agoInWords('2026-09-05T11:18:00Z', now)).toBe('42 minutes ago')
  expect(agoInWords('2026-09-02T11:00:00Z', now)).toBe('3 days ago')
})
