import type { Editor } from '@tiptap/core'
import type { EditorCommand } from '../commands/command.ts'
import { editorCommands } from '../commands/editor-commands.ts'
import { setupOf } from '../setup-of.ts'

/** The commands that a word behind `/` means, best first: those whose label begins with it, then a word of it, then a keyword. */
export function slashItems(editor: Editor, query: string): EditorCommand[] {
  const { texts } = setupOf(editor)
  const offered = editorCommands.filter((command) => command.slash && command.isEnabled(editor))
  return findCommands(offered, query, texts.command)
}

/** The same search for any list of commands: the palette's. Keeps the list's order among equals. */
export function findCommands(
  commands: readonly EditorCommand[],
  query: string,
  label: (messageKey: string) => string,
): EditorCommand[] {
  const wanted = plain(query)
  return commands
    .map((command) => ({ command, rank: rankOf(command, wanted, plain(label(command.message))) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
}

function rankOf({ keywords }: EditorCommand, wanted: string, label: string): 0 | 1 | 2 | 3 {
  if (label.startsWith(wanted)) return 0
  if (label.split(/\s+/).some((word) => word.startsWith(wanted))) return 1
  return keywords.some((word) => plain(word).startsWith(wanted)) ? 2 : 3
}

/** Without case and accents: "Uberschrift" finds "Überschrift". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
