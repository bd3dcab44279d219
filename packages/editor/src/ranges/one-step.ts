import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'
import { besideOrigin } from '../collaboration/own-undo.ts'

/**
 * Dispatches a transaction as a step of its own: one undo takes back all of it, and neither what was typed just before nor
 * what is typed next. The caret stays with its words. `beside` changes the front matter under the origin that it is given, as
 * part of the same step; a transaction that changes nothing leaves it to `beside` alone.
 */
export function dispatchAsOneStep(
  { view, state }: Editor,
  transaction: Transaction,
  beside?: (origin: unknown) => void,
): void {
  const history = (yUndoPluginKey.getState(state) as { readonly undoManager: UndoManager } | undefined)
    ?.undoManager
  history?.stopCapturing()
  if (transaction.docChanged || beside === undefined) view.dispatch(transaction)
  beside?.(besideOrigin)
  history?.stopCapturing()
}
