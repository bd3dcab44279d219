import { readIssues } from '../api/issues.ts'
import type { Joined } from '../features/join/join-screen.tsx'
import { editionPath } from './route.ts'

/** Where a person goes after joining: to the issue their link was for, in its first language, else to the list. */
export async function landing(joined: Joined | null): Promise<string> {
  if (!joined?.issue) return '/'
  const answer = await readIssues()
  const issue = answer.ok ? answer.value.issues.find(({ id }) => id === joined.issue) : undefined
  const language = issue?.editions[0]?.language
  return issue && language ? editionPath(issue.id, language) : '/'
}
