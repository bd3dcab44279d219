import {
  documentSchema,
  type FrontMatter,
  moveDate,
  type Newsletter,
  patchDocument,
  patchMatter,
} from '@stanza/schema'
import type { EditionRow, IssueRow, VersionContent } from '@stanza/store'
import type { Newsroom } from '../editions/newsroom.ts'
import { textDate } from '../editions/text-date.ts'
import { Refusal } from '../refusal/refusal.ts'
import { keepVersion } from './keep-version.ts'

/**
 * Makes an edition say again what a version said: as an edit like any other, so the history goes on and those who write
 * meanwhile keep what they write. What was there is kept as a version first. The issue keeps its date: a version from
 * before the date moved is moved along.
 */
export async function restoreVersion(
  newsroom: Newsroom,
  issue: IssueRow,
  edition: EditionRow,
  content: VersionContent,
  author: string,
): Promise<Refusal | null> {
  const kept = await keepVersion(newsroom, edition.id, null)
  if (kept instanceof Refusal) return kept
  const { document, matter } = atDate(newsroom.newsletter, edition.language, content, issue.date)
  await newsroom.rooms.edit(edition.id, author, (ydoc) => {
    patchDocument(ydoc, document)
    patchMatter(ydoc, matter)
  })
  return null
}

function atDate(
  newsletter: Newsletter,
  language: string,
  content: VersionContent,
  date: string,
): ReturnType<typeof moveDate> {
  const post = {
    document: documentSchema.nodeFromJSON(content.document),
    matter: content.matter as FrontMatter,
  }
  const then = textDate(post.matter)
  return then === null || then === date ? post : moveDate(post, newsletter, language, then, date)
}
