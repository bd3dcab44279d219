import { moveDate, patchDocument, patchMatter, readDocument, readMatter } from '@stanza/schema'
import { type EditionRow, type IssueRow, StoreError } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import type { Newsroom } from './newsroom.ts'
import { readEdition } from './read-edition.ts'
import { textDate } from './text-date.ts'

/**
 * Moves an issue to another date, in every edition's text as an edit: title, front matter, months of the intro, image
 * folder. The issue's own date goes first: it is the truth. What a full disk breaks off then is completed by asking for
 * the same date again, which moves the texts that still say another one.
 */
export async function moveIssue(
  newsroom: Newsroom,
  issue: IssueRow,
  date: string,
  author: string,
): Promise<Refusal | null> {
  const { store } = newsroom
  const editions = await store.editions(issue.id)
  for (const { id } of editions) {
    const readable = await readEdition(newsroom, id)
    if (readable instanceof Refusal) return readable
  }
  if (date !== issue.date) {
    const taken = await takeDate(store, issue, date)
    if (taken) return taken
  }
  try {
    for (const edition of editions) await moveText(newsroom, edition, author, issue.date, date)
    return null
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    const code = error.code === 'full' ? 'storage-full' : 'internal'
    return new Refusal(
      code,
      `The issue is of ${date} now, but the server could not write that into every text; ask for the same date again later.`,
    )
  }
}

async function takeDate(store: Newsroom['store'], issue: IssueRow, date: string): Promise<Refusal | null> {
  const taken = await store.issueByDate(date)
  if (taken) return dateTaken(date, taken.id)
  try {
    await store.setIssue(issue.id, { date })
    return null
  } catch (error) {
    // Somebody took it since the look.
    if (error instanceof StoreError && error.code === 'exists') return dateTaken(date)
    throw error
  }
}

async function moveText(
  { rooms, newsletter }: Newsroom,
  { id, language }: EditionRow,
  author: string,
  from: string,
  to: string,
): Promise<void> {
  await rooms.edit(id, author, (ydoc) => {
    const post = { document: readDocument(ydoc), matter: readMatter(ydoc) }
    const then = from === to ? textDate(post.matter) : from
    if (then === null || then === to) return
    const moved = moveDate(post, newsletter, language, then, to)
    patchDocument(ydoc, moved.document)
    patchMatter(ydoc, moved.matter)
  })
}

const dateTaken = (date: string, issue?: string): Refusal =>
  new Refusal(
    'issue-exists',
    `There is an issue of ${date} already; this one keeps its date.`,
    issue === undefined ? {} : { issue },
  )
