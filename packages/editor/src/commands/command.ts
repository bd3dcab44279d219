import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'

/** Where commands belong together: a toolbar's groups, the help's headings, in the order of use. */
export type CommandGroup = 'history' | 'text' | 'block' | 'insert' | 'move' | 'table' | 'page'

/** Something that a person can do, once for toolbar, slash menu, palette, keys and help. */
export interface EditorCommand {
  readonly id: string
  /** Key of its label in the message catalogue, `command.bold`. */
  readonly message: string
  readonly group: CommandGroup
  /** Keys in ProseMirror's notation, `Mod-b`; the first is the one to show. */
  readonly keys: readonly string[]
  /** Further words by which it is found, English and as in Markdown; labels are found in every language. */
  readonly keywords: readonly string[]
  /** Whether `/` offers it: what starts or changes a block. */
  readonly slash: boolean
  /** Does it; false where there was nothing to do. */
  readonly run: (editor: Editor) => boolean
  readonly isActive: (editor: Editor) => boolean
  readonly isEnabled: (editor: Editor) => boolean
}

type Description = Pick<EditorCommand, 'group'> &
  Partial<Pick<EditorCommand, 'keys' | 'keywords' | 'slash' | 'isActive'>>

const described = (
  id: string,
  { group, keys = [], keywords = [], slash = false, isActive = () => false }: Description,
) => ({
  id,
  message: `command.${id}`,
  group,
  keys,
  keywords,
  slash,
  isActive,
})

/** A command made of one of ProseMirror's. */
export const fromProseMirror = (id: string, command: Command, description: Description): EditorCommand => ({
  ...described(id, description),
  run: ({ state, view }) => view.editable && command(state, view.dispatch, view),
  isEnabled: ({ state, isEditable }) => isEditable && command(state),
})

/** A command made of one of Tiptap's; `does` says it to the commands themselves and to the trial of whether they could. */
export const fromTiptap = (
  id: string,
  does: (commands: Editor['commands']) => boolean,
  description: Description,
): EditorCommand => ({
  ...described(id, description),
  run: ({ isEditable, commands }) => isEditable && does(commands),
  isEnabled: (editor) => editor.isEditable && does(editor.can()),
})

/** A command that is neither. */
export const own = (
  id: string,
  {
    run,
    isEnabled = ({ isEditable }) => isEditable,
    ...description
  }: Description & Pick<EditorCommand, 'run'> & Partial<Pick<EditorCommand, 'isEnabled'>>,
): EditorCommand => ({ ...described(id, description), run, isEnabled })
