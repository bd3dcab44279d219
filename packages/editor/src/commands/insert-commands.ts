import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorCommand } from './command.ts'
import { insertTable } from '../tables/table-commands.ts'
import { insertBlock } from './insert-block.ts'
import { setupOf } from '../setup-of.ts'
import { fromProseMirror, fromTiptap, own } from './command.ts'

function insertAndEdit(editor: Editor, name: 'figure' | 'shortcode', source: string): boolean {
  const position = insertBlock(editor, name, { source })
  if (position === null) return false
  const { callbacks } = setupOf(editor)
  if (name === 'figure') callbacks?.onEditFigure?.(position)
  else callbacks?.onEditShortcode?.(position)
  return true
}

/** What is put into the text. */
export const insertCommands: readonly EditorCommand[] = [
  own('picture', {
    group: 'insert',
    keywords: ['image', 'figure', 'photo', 'upload'],
    slash: true,
    run(editor) {
      const { callbacks } = setupOf(editor)
      callbacks?.onPickPicture?.()
      return callbacks?.onPickPicture !== undefined
    },
  }),
  own('figure', {
    group: 'insert',
    keywords: ['image', 'caption', 'address'],
    slash: true,
    run: (editor) => insertAndEdit(editor, 'figure', '{{< figure src="" >}}'),
  }),
  own('shortcode', {
    group: 'insert',
    keywords: ['hugo', '{{<'],
    slash: true,
    run: (editor) => insertAndEdit(editor, 'shortcode', '{{< >}}'),
  }),
  fromProseMirror('table', insertTable, {
    group: 'insert',
    keywords: ['columns', 'rows', '|'],
    slash: true,
    isActive: (editor) => editor.isActive('table'),
  }),
  fromTiptap('horizontalRule', (commands) => commands.setHorizontalRule(), {
    group: 'insert',
    keywords: ['line', 'divider', 'break', '---'],
    slash: true,
  }),
  fromTiptap('hardBreak', (commands) => commands.setHardBreak(), {
    group: 'insert',
    keys: ['Shift-Enter'],
    keywords: ['newline'],
  }),
  own('blockBelow', {
    group: 'insert',
    keys: ['Mod-Enter'],
    keywords: ['paragraph', 'after'],
    run(editor) {
      if (!editor.isEditable) return false
      const { state, view } = editor
      const { paragraph } = state.schema.nodes
      if (paragraph === undefined) return false
      const { $to } = state.selection
      const end = $to.depth === 0 ? state.doc.content.size : $to.after(1)
      const transaction = state.tr.insert(end, paragraph.create())
      view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end + 1)).scrollIntoView())
      return true
    },
  }),
]
