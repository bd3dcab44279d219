import { Extension } from '@tiptap/core'
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state'
import { addRowAfter, goToNextCell, isInTable, selectedRect, tableEditing } from '@tiptap/pm/tables'
import { changedHere } from '../collaboration/origin.ts'

/**
 * Selecting, pasting and repairing of tables by prosemirror-tables, which repairs after every change: here only after one of
 * ours, since opening a document with a ragged table must not write (threats.md D01). Tab goes from cell to cell, and from
 * the last one into a new row.
 */
export const tables = Extension.create({
  name: 'tables',
  // Before the Tab of list items: a table may stand in one.
  priority: 950,
  addKeyboardShortcuts() {
    const { editor } = this
    const run = (
      command: (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean,
    ): boolean => command(editor.state, editor.view.dispatch)
    return {
      Tab: () =>
        run(goToNextCell(1)) || (isInLastCell(editor.state) && run(addRowAfter) && run(goToNextCell(1))),
      'Shift-Tab': () => run(goToNextCell(-1)),
    }
  },
  addProseMirrorPlugins() {
    const { spec } = tableEditing()
    const repair = spec.appendTransaction
    return [
      new Plugin({
        ...spec,
        appendTransaction: (transactions, oldState, newState) =>
          changedHere(transactions) || !transactions.some(({ docChanged }) => docChanged)
            ? repair?.call(this as never, transactions, oldState, newState)
            : null,
      }),
    ]
  },
})

/** Whether the selection is in a table's last cell. */
function isInLastCell(state: EditorState): boolean {
  if (!isInTable(state)) return false
  const { right, bottom, map } = selectedRect(state)
  return right === map.width && bottom === map.height
}
