import { describe, expect, it } from 'vitest'
import type { Issue, Phase } from '@stanza/schema/api'
import { currentIssue, daysLeft, nextMonth, proposedDate, searchIssues } from './month.ts'

const issue = (date: string, phase: Phase = 'collecting', title = ''): Issue => ({
  id: date,
  date,
  months: [],
  phase,
  role: 'writer',
  editions: [
    { id: '', issue: date, language: 'en', title, fileName: '', items: 0, findings: null, changed: '' },
  ],
})

it('counts days over the change of summer time', () => {
  expect(daysLeft('2026-04-05', '2026-03-28')).toBe(8)
  expect(daysLeft('2026-09-05', '2026-09-05')).toBe(0)
  expect(daysLeft('2026-09-05', '2026-09-07')).toBe(-2)
})
it.each([
  ['2026-08-05', '2026-09-05'],
  ['2026-12-05', '2027-01-05'],
  ['2026-01-31', '2026-02-28'],
])('the month after %s is %s', (date, next) => expect(nextMonth(date)).toBe(next))

describe('the issue of this month', () => {
  it('is the first due of those that are not released', () => {
    const issues = [issue('2026-10-05'), issue('2026-09-05', 'review'), issue('2026-08-05', 'released')]
    expect(currentIssue(issues)?.date).toBe('2026-09-05')
  })
  it('is none when all are released', () =>
    expect(currentIssue([issue('2026-08-05', 'released')])).toBeNull())
})
it('proposes a month after the newest file, else after the newest issue, else today', () => {
  expect(proposedDate(['2026-06-05-newsletter.md', '2026-08-05-newsletter.md'], [], '2026-08-20')).toBe(
    '2026-09-05',
  )
  expect(proposedDate(['post.md'], ['2026-07-05'], '2026-08-20')).toBe('2026-08-05')
  expect(proposedDate([], [], '2026-08-20')).toBe('2026-08-20')
})
it('finds issues by every word, in any case', () => {
  const issues = [
    issue('2026-09-05', 'released', 'The News of August'),
    issue('2026-08-05', 'released', 'The News of July'),
  ]
  expect(searchIssues(issues, 'news AUG', () => '').map(({ id }) => id)).toEqual(['2026-09-05'])
  expect(searchIssues(issues, ' ', () => '')).toHaveLength(2)
})
