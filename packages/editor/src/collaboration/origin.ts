import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Tells a change that came through the Y.Doc (another person's, a load, an undo) from one made in this view. */
export function isFromShared(transaction: Transaction): boolean {
  const meta: unknown = transaction.getMeta(ySyncPluginKey)
  return typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta && meta.isChangeOrigin === true
}

/**
 * Whether a person at this view changed the document. Everything that tidies up (ids, sections, joined lists) asks this
 * first: opening a document, or somebody else's change, must not make this browser write (threats.md D01).
 */
export const changedHere = (transactions: readonly Transaction[]): boolean =>
  transactions.some((transaction) => transaction.docChanged) && !transactions.some(isFromShared)
