import type { EditorCommand } from './command.ts'
import { blockCommands } from './block-commands.ts'
import { own } from './command.ts'
import { insertCommands } from './insert-commands.ts'
import { setupOf } from '../setup-of.ts'
import { tableCommands } from './table-commands.ts'
import { textCommands } from './text-commands.ts'

const pageCommands: readonly EditorCommand[] = [
  own('help', {
    group: 'page',
    keys: ['Mod-/'],
    keywords: ['keys', 'shortcuts', '?'],
    isEnabled: () => true,
    run(editor) {
      const { callbacks } = setupOf(editor)
      callbacks?.onHelp?.()
      return callbacks?.onHelp !== undefined
    },
  }),
]

/** All that a person can do in the editor, in the order of toolbar and help. */
export const editorCommands: readonly EditorCommand[] = [
  ...textCommands,
  ...blockCommands,
  ...insertCommands,
  ...tableCommands,
  ...pageCommands,
]

/** A command by its id. @throws RangeError where there is none of that name. */
export function editorCommand(id: string): EditorCommand {
  const command = editorCommands.find((candidate) => candidate.id === id)
  if (command === undefined) throw new RangeError(`no command '${id}'`)
  return command
}
