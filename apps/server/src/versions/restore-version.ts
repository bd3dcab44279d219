import { documentSchema, type FrontMatter, patchDocument, patchMatter } from '@stanza/schema'
import type { EditionRow, VersionContent } from '@stanza/store'
import type { Newsroom } from '../editions/newsroom.ts'
import { keepVersion } from './keep-version.ts'
import { Refusal } from '../refusal/refusal.ts'

/**
 * Makes an edition say again what a version said: as an edit like any other, so the history goes on and those who write
 * meanwhile keep what they write. What was there is kept as a version first.
 */
export async function restoreVersion(
  newsroom: Newsroom,
  edition: EditionRow,
  content: VersionContent,
  author: string,
): Promise<Refusal | null> {
  const kept = await keepVersion(newsroom, edition.id, null)
  if (kept instanceof Refusal) return kept
  const document = documentSchema.nodeFromJSON(content.document)
  await newsroom.rooms.edit(edition.id, author, (ydoc) => {
    patchDocument(ydoc, document)
    patchMatter(ydoc, content.matter as FrontMatter)
  })
  return null
}
