import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'

/**
 * Dispatches a transaction as a step of its own: one undo takes back all of it, and neither what was typed just before nor
 * what is typed next. The caret stays with its words.
 */
export function dispatchAsOneStep({ view, state }: Editor, transaction: Transaction): void {
  const history = (yUndoPluginKey.getState(state) as { readonly undoManager: UndoManager } | undefined)
    ?.undoManager
  history?.stopCapturing()
  view.dispatch(transaction)
  history?.stopCapturing()
}
