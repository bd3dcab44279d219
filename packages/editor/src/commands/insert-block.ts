import type { Editor } from '@tiptap/core'
import type { Attrs } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'

/**
 * Puts a block at the selection: in place of an empty line, else behind the block that the selection ends in. Selects it.
 * Gives its position, or null where the editor is read-only.
 */
export function insertBlock(editor: Editor, name: string, attrs: Attrs): number | null {
  const { state, view } = editor
  const type = state.schema.nodes[name]
  if (type === undefined || !editor.isEditable) return null
  const { $to } = state.selection
  const transaction = state.tr
  const table = Array.from({ length: $to.depth }, (_, depth) => depth + 1).find(
    (depth) => $to.node(depth).type.name === 'table',
  )
  const depth = table ?? $to.depth
  const emptyLine = table === undefined && $to.parent.isTextblock && $to.parent.content.size === 0
  const at = emptyLine ? $to.before() : depth === 0 ? $to.pos : $to.after(depth)
  if (emptyLine) transaction.replaceWith($to.before(), $to.after(), type.create(attrs))
  else transaction.insert(at, type.create(attrs))
  if (NodeSelection.isSelectable(type.create(attrs)))
    transaction.setSelection(NodeSelection.create(transaction.doc, at))
  view.dispatch(transaction.scrollIntoView())
  return at
}
