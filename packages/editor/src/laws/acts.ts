import type { Editor } from '@tiptap/core'
import { Selection, TextSelection } from '@tiptap/pm/state'
import fc, { type Arbitrary } from 'fast-check'
import { travel } from '../collaboration/own-undo.ts'
import { editorCommand } from '../commands/editor-commands.ts'

/** Something that a person does. Places are shares of the document, so that a script runs on whatever others made of it. */
export type Act =
  | { readonly kind: 'write'; readonly at: number }
  | { readonly kind: 'key'; readonly at: number; readonly key: 'Enter' | 'Backspace' | 'Delete' | 'Tab' }
  | { readonly kind: 'cut'; readonly at: number; readonly to: number }
  | { readonly kind: 'command'; readonly at: number; readonly to: number; readonly command: string }
  | { readonly kind: 'undo' | 'redo' }

const place = fc.double({ min: 0, max: 1, noNaN: true })

const commands = [
  'bold',
  'code',
  'paragraph',
  'heading2',
  'heading3',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
  'rawBlock',
  'nest',
  'lift',
  'moveUp',
  'moveDown',
  'remove',
  'table',
  'rowAfter',
  'columnAfter',
  'deleteRow',
  'horizontalRule',
  'hardBreak',
  'blockBelow',
] as const

/** Writing one letter somewhere. */
export const writing: Arbitrary<Act> = fc.record({ kind: fc.constant('write' as const), at: place })

/** Any one act; writing is the most frequent, as with people. `further` adds commands. */
export const anyAct = (...further: readonly string[]): Arbitrary<Act> =>
  fc.oneof(
    { weight: 6, arbitrary: writing },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('key' as const),
        at: place,
        key: fc.constantFrom('Enter' as const, 'Backspace' as const, 'Delete' as const, 'Tab' as const),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place, to: place }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('command' as const),
        at: place,
        to: place,
        command: fc.constantFrom(...commands, ...further),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  )

/** Does it in an editor, as the person whose letter is `letter`. */
export function perform(editor: Editor, act: Act, letter: string): void {
  if (!('at' in act)) {
    travel(editor.state, act.kind)
    return
  }
  const size = editor.state.doc.content.size
  const from = Math.floor(act.at * size)
  // People select near where they are: a few letters or blocks, seldom the page.
  const to =
    act.kind === 'cut' || act.kind === 'command'
      ? Math.min(size, from + Math.floor(act.to * act.to * 12))
      : from
  select(editor, from, to)
  const { view } = editor
  switch (act.kind) {
    case 'write':
      if (!editor.state.selection.$from.parent.inlineContent) return
      view.dispatch(editor.state.tr.insertText(letter))
      return
    case 'key':
      view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key: act.key })))
      return
    case 'cut':
      view.dispatch(editor.state.tr.deleteSelection())
      return
    case 'command':
      editorCommand(act.command).run(editor)
  }
}

/** As a click would: near the places where text or a block can be selected. */
function select(editor: Editor, from: number, to: number): void {
  const { doc } = editor.state
  const selection =
    from === to
      ? Selection.near(doc.resolve(from))
      : TextSelection.between(doc.resolve(from), doc.resolve(to))
  editor.view.dispatch(editor.state.tr.setSelection(selection))
}
