import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { editorCommands } from '../commands/editor-commands.ts'
import { isInList } from '../lists/is-in-list.ts'
import { tabLeaves } from './tab-leaves.ts'

const isInCode = ({ selection }: EditorState): boolean => selection.$from.parent.type.spec.code === true

const tabs = new Set(['Tab', 'Shift-Tab'])

/** The keys of the named commands, bound from their list, so that help and keys cannot say different things. */
export const keys = Extension.create({
  name: 'commandKeys',
  // Before the stock keys of nodes and marks, which are the same, and of undo, which are not.
  priority: 940,
  addKeyboardShortcuts() {
    const bindings = editorCommands.flatMap((command) =>
      command.keys.map(
        (key) =>
          [
            key,
            () => {
              const { editor } = this
              if (tabs.has(key)) {
                if (tabLeaves(editor.state) || isInCode(editor.state)) return false
                // In a list Tab is ours even where there is nothing to nest: the focus must not jump away mid-list.
                return command.run(editor) || (editor.isEditable && isInList(editor.state))
              }
              return command.run(editor)
            },
          ] as const,
      ),
    )
    return Object.fromEntries(bindings)
  },
})
