import { IndexeddbPersistence, clearDocument } from 'y-indexeddb'
import * as Y from 'yjs'
import { copyName } from './local-copy.ts'

/**
 * Copies of earlier histories of an edition in this browser: the text was restored or imported anew since. They are never
 * merged (that would double the text), only offered as drafts (relay.md, mechanism 6).
 */
export async function findOldCopies(edition: string, epoch: string): Promise<string[]> {
  try {
    // Firefox before 126 has no `databases`; there old copies simply stay.
    const all = (await indexedDB.databases?.()) ?? []
    return all.flatMap(({ name }) => (name !== undefined && isOldCopy(name, edition, epoch) ? [name] : []))
  } catch {
    return []
  }
}

/** Whether a database's name is that of a copy of the same edition, from another history. */
export const isOldCopy = (name: string, edition: string, epoch: string): boolean =>
  name.startsWith(`${edition}:`) && name !== copyName(edition, epoch)

/** Reads an old copy into a document of its own. */
export async function readOldCopy(name: string): Promise<Y.Doc> {
  const ydoc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, ydoc)
  await persistence.whenSynced
  await persistence.destroy()
  return ydoc
}

export const forgetOldCopy = (name: string): Promise<void> => clearDocument(name)
