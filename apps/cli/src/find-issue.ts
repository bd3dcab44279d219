import { isoDate, issueId } from '@stanza/schema/api'
import type { IssueRow, Store } from '@stanza/store'
import { UsageError } from './terminal.ts'

/** An issue by its id or its date. @throws UsageError if there is none. */
export async function findIssue(store: Store, name: string): Promise<IssueRow> {
  const byDate = isoDate.safeParse(name).success
  if (!byDate && !issueId.safeParse(name).success)
    throw new UsageError(`"${name}" is neither a date nor the id of an issue`)
  const issue = byDate ? await store.issueByDate(name) : await store.issue(name)
  if (issue === null)
    throw new UsageError(`there is no issue ${byDate ? 'of ' : ''}${name} in the data folder`)
  return issue
}
