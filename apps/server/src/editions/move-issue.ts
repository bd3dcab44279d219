import { moveDate, patchDocument, patchMatter, readDocument, readMatter } from '@stanza/schema'
import { type IssueRow, StoreError } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import type { Newsroom } from './newsroom.ts'

/**
 * Moves an issue to another date, in every edition's text as an edit: title, front matter, months of the intro, image
 * folder. The issue's own date goes first, so that a date that is taken changes no text.
 */
export async function moveIssue(
  newsroom: Newsroom,
  issue: IssueRow,
  date: string,
  author: string,
): Promise<Refusal | null> {
  const { store, rooms, newsletter } = newsroom
  if (date === issue.date) return null
  const taken = await store.issueByDate(date)
  if (taken) return dateTaken(date, taken.id)
  try {
    await store.setIssue(issue.id, { date })
  } catch (error) {
    if (error instanceof StoreError && error.code === 'exists') return dateTaken(date)
    throw error
  }
  for (const edition of await store.editions(issue.id)) {
    await rooms.edit(edition.id, author, (ydoc) => {
      const post = { document: readDocument(ydoc), matter: readMatter(ydoc) }
      const moved = moveDate(post, newsletter, edition.language, issue.date, date)
      patchDocument(ydoc, moved.document)
      patchMatter(ydoc, moved.matter)
    })
  }
  return null
}

const dateTaken = (date: string, issue?: string): Refusal =>
  new Refusal(
    'issue-exists',
    `There is an issue of ${date} already; this one keeps its date.`,
    issue === undefined ? {} : { issue },
  )
