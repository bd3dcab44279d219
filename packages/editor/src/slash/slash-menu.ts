import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorCommand } from '../commands/command.ts'
import { slashItems } from './slash-items.ts'

/** What the menu shows. The web app draws it; the caret stays in the text. */
export type SlashMenu =
  | { readonly open: false }
  | {
      readonly open: true
      /** Where the `/` is. */
      readonly from: number
      readonly query: string
      readonly items: readonly EditorCommand[]
      /** Index of the item that Enter runs. */
      readonly chosen: number
    }

type Open = { readonly chosen: number } | null
const key = new PluginKey<Open>('slashMenu')

/** Id of the list box that the web app draws, and of its options (with the command's id behind it). */
export const slashMenuId = 'slash-menu'
export const slashOptionId = (command: EditorCommand): string => `${slashMenuId}-${command.id}`

// A line's start or a blank before the stroke: not "and/or", not "https://".
const typed = /(?:^|\s)\/([^\s/]{0,24})$/

/** The menu as it is now. */
export function slashMenu(editor: Editor): SlashMenu {
  const open = key.getState(editor.state)
  const found = open ? queryAt(editor.state) : null
  if (!open || found === null) return { open: false }
  const items = slashItems(editor, found.query)
  if (items.length === 0) return { open: false }
  return { open: true, ...found, items, chosen: Math.min(open.chosen, items.length - 1) }
}

/** Takes the typed `/query` away and runs the command. */
export function runSlashItem(editor: Editor, command: EditorCommand): boolean {
  const menu = slashMenu(editor)
  if (!menu.open) return false
  const { state, view } = editor
  view.dispatch(state.tr.delete(menu.from, state.selection.head).setMeta(key, null))
  view.focus()
  return command.run(editor)
}

/** Shuts the menu and leaves what was typed. */
export function closeSlashMenu(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, null))
}

/** The stroke and the word behind it, read from the text before the caret: others may change the text around it. */
function queryAt({ selection }: EditorState): { from: number; query: string } | null {
  const { $head, empty } = selection
  if (!empty || !$head.parent.isTextblock || $head.parent.type.spec.code === true) return null
  const before = $head.parent.textBetween(0, $head.parentOffset, undefined, '\ufffc')
  const query = typed.exec(before)?.[1]
  return query === undefined ? null : { from: $head.pos - query.length - 1, query }
}

/** Opens on a typed `/`, follows the word behind it, and takes the arrows, Enter, Tab and Escape while it is open. */
export const slashMenuExtension = Extension.create({
  name: 'slashMenu',
  // Before every other use of Enter and the arrows.
  priority: 1100,
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin<Open>({
        key,
        state: {
          init: () => null,
          apply(transaction: Transaction, open, _before, after) {
            const asked = transaction.getMeta(key) as Open | undefined
            if (asked !== undefined) return asked
            return open !== null && queryAt(after) === null ? null : open
          },
        },
        props: {
          handleTextInput(view, from, to, text) {
            if (text !== '/' || !editor.isEditable) return false
            view.dispatch(
              view.state.tr.insertText(text, from, to).setMeta(key, { chosen: 0 }).scrollIntoView(),
            )
            return true
          },
          handleKeyDown: (view, event) => handleKey(editor, event, view.composing),
          attributes: (): Record<string, string> => {
            const menu = slashMenu(editor)
            const chosen = menu.open ? menu.items[menu.chosen] : undefined
            if (chosen === undefined) return {}
            return {
              'aria-haspopup': 'listbox',
              'aria-controls': slashMenuId,
              'aria-activedescendant': slashOptionId(chosen),
            }
          },
        },
      }),
    ]
  },
})

function handleKey(editor: Editor, event: KeyboardEvent, composing: boolean): boolean {
  const menu = slashMenu(editor)
  if (!menu.open || composing || event.ctrlKey || event.metaKey || event.altKey) return false
  const choose = (chosen: number): boolean => {
    const count = menu.items.length
    editor.view.dispatch(editor.state.tr.setMeta(key, { chosen: (chosen + count) % count }))
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
      return choose(menu.chosen + 1)
    case 'ArrowUp':
      return choose(menu.chosen - 1)
    case 'Enter':
    case 'Tab': {
      const command = menu.items[menu.chosen]
      if (command !== undefined) runSlashItem(editor, command)
      return true
    }
    case 'Escape':
      closeSlashMenu(editor)
      return true
    default:
      return false
  }
}
