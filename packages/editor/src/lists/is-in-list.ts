import type { EditorState } from '@tiptap/pm/state'

/** Whether the selection begins in a list item. */
export function isInList({ selection }: EditorState): boolean {
  const { $from } = selection
  for (let { depth } = $from; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'listItem') return true
  return false
}
