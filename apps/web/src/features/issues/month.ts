import type { Issue } from '@stanza/schema/api'

const dayMs = 86_400_000

/** Days from today to an issue's date: 0 today, negative when it is past. `today` is a calendar day. */
export const daysLeft = (date: string, today: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs)

/**
 * This month's issue: of those not released, the one that is due first; when all are released, none. The list comes
 * newest first, so with equal dates the newer wins.
 */
export function currentIssue(issues: readonly Issue[]): Issue | null {
  const open = issues.filter((issue) => issue.phase !== 'released')
  return open.reduce<Issue | null>(
    (first, issue) => (first === null || issue.date < first.date ? issue : first),
    null,
  )
}

/** The same day of the next month, kept inside it: a month after `2026-01-31` comes `2026-02-28`. */
export function nextMonth(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10)
}

/** Proposes the new issue's date: a month after the newest of the earlier posts (by file name) or issues. */
export function proposedDate(names: readonly string[], dates: readonly string[], today: string): string {
  const inNames = names.flatMap((name) => /(\d{4}-\d{2}-\d{2})/.exec(name)?.[1] ?? [])
  const newest = (inNames.length > 0 ? inNames : dates).toSorted().at(-1)
  return newest === undefined ? today : nextMonth(newest)
}

/** Issues whose titles, dates or months hold every word that is looked for. */
export function searchIssues(
  issues: readonly Issue[],
  words: string,
  describe: (issue: Issue) => string,
): Issue[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return issues.filter((issue) => {
    const text = [describe(issue), issue.date, ...issue.editions.map(({ title }) => title)]
      .join(' ')
      .toLocaleLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
