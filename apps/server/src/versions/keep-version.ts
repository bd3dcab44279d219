import type { VersionRow } from '@stanza/store'
import type { Archive } from '../editions/newsroom.ts'
import { readEdition } from '../editions/read-edition.ts'
import { Refusal } from '../refusal/refusal.ts'
import { acceptedAuthorsSince } from '../review/accepted-authors.ts'

/**
 * Keeps the present text of an edition as a version, with those who wrote since the one before, and
 * those whose words were accepted. Without a name nothing is
 * kept when nothing was written since.
 */
export async function keepVersion(
  archive: Archive,
  edition: string,
  name: string | null,
): Promise<VersionRow | Refusal | null> {
  const { store } = archive
  const newest = (await store.versions(edition))[0]
  const content = await readEdition(archive, edition)
  if (content instanceof Refusal) return content
  const since = newest?.seq ?? 0
  if (name === null && content.seq <= since) return null
  const writers = await store.authorsSince(edition, since)
  const proposers = await acceptedAuthorsSince(archive, edition, newest?.at ?? null)
  const authors = [...new Set([...writers, ...proposers])]
  const kept = { document: content.document.toJSON() as unknown, matter: content.matter }
  return store.addVersion({ edition, seq: content.seq, name, authors }, kept)
}
