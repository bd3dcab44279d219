import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'

/** The part of ProseMirror's observer that is used here; its types leave it out. */
interface DomObserver {
  flush(): void
  pendingRecords(): readonly MutationRecord[]
}

/**
 * Takes over where the browser's selection stands now. A click or an arrow key sets it at once, and the event that tells of
 * it comes in a task of its own; what is rendered between the two would put the caret back to where it was, and the next
 * words would go there. Changes of the text are left to their own event: they may not be written in another's transaction.
 */
export function readDomSelection(view: EditorView): void {
  // Tiptap's stand-in for a view that is not mounted has none.
  if (!('domObserver' in view) || view.isDestroyed) return
  const { domObserver } = view as unknown as { domObserver: DomObserver }
  if (domObserver.pendingRecords().every(({ type }) => type === 'attributes')) domObserver.flush()
}

export const readBeforeOthersKey = new PluginKey('readBeforeOthers')

/**
 * Reads it before others' changes are taken in. To stand before y-tiptap's own plugin, which remembers the selection in the
 * same event, so that the caret goes back to the words it is at now.
 */
export const readBeforeOthers = (ydoc: Y.Doc): Plugin =>
  new Plugin({
    key: readBeforeOthersKey,
    view(view) {
      const read = (): void => {
        // The event says nothing of the transaction, and in one of our own the text has changed already.
        // oxlint-disable-next-line no-underscore-dangle -- Yjs declares it, and has no other name for it
        if (ydoc._transaction?.local === false) readDomSelection(view)
      }
      ydoc.on('beforeAllTransactions', read)
      return { destroy: () => ydoc.off('beforeAllTransactions', read) }
    },
  })

/**
 * The same before a transaction that only draws: others' carets, marks in the margin. It says nothing of the selection.
 * Not in the middle of a change of focus, when the browser's selection is still to be set from ours.
 */
export function readBeforeDrawing(view: EditorView, transaction: Transaction): void {
  if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet) return
  if (transaction.getMeta('focus') !== undefined || transaction.getMeta('blur') !== undefined) return
  const { selection } = view.state
  readDomSelection(view)
  if (!view.state.selection.eq(selection)) transaction.setSelection(view.state.selection)
}
