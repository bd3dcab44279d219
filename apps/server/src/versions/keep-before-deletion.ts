import { documentOf, type MassDeletion } from '@stanza/relay'
import { readDocument, readMatter } from '@stanza/schema'
import type { Store } from '@stanza/store'

/** Under this name people find what was there. */
const name = 'Before most of the text was deleted'

/**
 * Keeps what an edition said before somebody deletes most of it (threats.md T08). @returns the version's id.
 * @throws when the text cannot be read, or the version not be kept; the log has both still.
 */
export async function keepBeforeDeletion(
  store: Pick<Store, 'versions' | 'authorsSince' | 'addVersion'>,
  { document, seq, parts }: MassDeletion,
): Promise<string> {
  const ydoc = documentOf(parts)
  try {
    const content = { document: readDocument(ydoc).toJSON() as unknown, matter: readMatter(ydoc) }
    const since = (await store.versions(document))[0]?.seq ?? 0
    const authors = await store.authorsSince(document, since)
    return (await store.addVersion({ edition: document, seq, name, authors }, content)).id
  } finally {
    ydoc.destroy()
  }
}
