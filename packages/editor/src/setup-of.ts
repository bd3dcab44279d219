import { type Editor, Extension } from '@tiptap/core'
import type { EditorSetup } from './setup.ts'

const setups = new WeakMap<Editor, EditorSetup>()

/** Lets commands find what their editor was set up with: the list of commands is one constant, for all editors. */
export const keptSetup = (setup: EditorSetup): Extension =>
  Extension.create({
    name: 'keptSetup',
    priority: 1300,
    onBeforeCreate() {
      setups.set(this.editor, setup)
    },
  })

/** @throws RangeError for an editor that was not made with `createEditorExtensions`. */
export function setupOf(editor: Editor): EditorSetup {
  const setup = setups.get(editor)
  if (setup === undefined) throw new RangeError('not an editor of this package')
  return setup
}
