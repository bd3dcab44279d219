import { Fragment, type NodeRange } from '@tiptap/pm/model'
import { type Command, type EditorState, Selection } from '@tiptap/pm/state'

/** The list items, or else the blocks, that hold the selection. */
function blocksAt({ selection }: EditorState): NodeRange | null {
  const { $from, $to } = selection
  return $from.blockRange($to, (node) => node.type.isInGroup('list')) ?? $from.blockRange($to)
}

/** Puts a copy of the items or blocks behind them, the selection in the copy. */
export const duplicateBlock: Command = (state, dispatch) => {
  const range = blocksAt(state)
  if (range === null || range.parent.type.spec['tableRole'] !== undefined) return false
  if (dispatch) {
    const { parent, startIndex, endIndex, start, end } = range
    const copies = Array.from({ length: endIndex - startIndex }, (_, index) =>
      parent.child(startIndex + index),
    )
    const transaction = state.tr.insert(end, Fragment.fromArray(copies))
    const place = Math.min(state.selection.from - start + end, transaction.doc.content.size)
    dispatch(transaction.setSelection(Selection.near(transaction.doc.resolve(place))).scrollIntoView())
  }
  return true
}

/** Removes the items or blocks that hold the selection. */
export const removeBlock: Command = (state, dispatch) => {
  const range = blocksAt(state)
  if (range === null || range.parent.type.spec['tableRole'] !== undefined) return false
  if (dispatch) {
    const transaction = state.tr.delete(range.start, range.end)
    const place = transaction.doc.resolve(Math.min(range.start, transaction.doc.content.size))
    dispatch(transaction.setSelection(Selection.near(place)).scrollIntoView())
  }
  return true
}
