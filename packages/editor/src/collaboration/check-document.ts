import type { Node } from '@tiptap/pm/model'
import { DocumentError, readDocument } from '@stanza/schema'
import * as Y from 'yjs'

export type CheckedDocument =
  | { readonly ok: true; /** Of `documentSchema`. */ readonly document: Node }
  | { readonly ok: false; readonly error: DocumentError }

/**
 * Reads an edition before a view is bound to it. y-tiptap deletes, for everybody, every node and mark that it does not know
 * (threats.md D02, X1), so a document that this version cannot read must never reach it. Changes nothing.
 */
export function checkDocument(ydoc: Y.Doc): CheckedDocument {
  // On a scratch copy: reading a shared type by name defines it, and the caller's document may not have it yet.
  const scratch = new Y.Doc()
  try {
    Y.applyUpdate(scratch, Y.encodeStateAsUpdate(ydoc))
    return { ok: true, document: readDocument(scratch) }
  } catch (error) {
    if (error instanceof DocumentError) return { ok: false, error }
    throw error
  } finally {
    scratch.destroy()
  }
}
