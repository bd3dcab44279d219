import type { EditorCommand } from './command.ts'
import { canTravel, travel } from '../collaboration/own-undo.ts'
import { linkAt, selectLink, unsetLink } from '../links/link.ts'
import { setupOf } from '../setup-of.ts'
import { fromTiptap, own } from './command.ts'

/** Taking back, and the looks of words. */
export const textCommands: readonly EditorCommand[] = [
  own('undo', {
    group: 'history',
    keys: ['Mod-z'],
    run: ({ state }) => travel(state, 'undo'),
    isEnabled: ({ state, isEditable }) => isEditable && canTravel(state, 'undo'),
  }),
  own('redo', {
    group: 'history',
    keys: ['Mod-Shift-z', 'Mod-y'],
    run: ({ state }) => travel(state, 'redo'),
    isEnabled: ({ state, isEditable }) => isEditable && canTravel(state, 'redo'),
  }),
  fromTiptap('bold', (commands) => commands.toggleBold(), {
    group: 'text',
    keys: ['Mod-b'],
    keywords: ['strong', '**'],
    isActive: (editor) => editor.isActive('bold'),
  }),
  fromTiptap('italic', (commands) => commands.toggleItalic(), {
    group: 'text',
    keys: ['Mod-i'],
    keywords: ['emphasis', '*'],
    isActive: (editor) => editor.isActive('italic'),
  }),
  fromTiptap('strike', (commands) => commands.toggleStrike(), {
    group: 'text',
    keys: ['Mod-Shift-s'],
    keywords: ['strikethrough', '~~'],
    isActive: (editor) => editor.isActive('strike'),
  }),
  fromTiptap('code', (commands) => commands.toggleCode(), {
    group: 'text',
    keys: ['Mod-e'],
    keywords: ['monospace', '`'],
    isActive: (editor) => editor.isActive('code'),
  }),
  own('link', {
    group: 'text',
    keys: ['Mod-k'],
    keywords: ['url', 'address', '[]()'],
    isActive: ({ state }) => linkAt(state) !== null,
    run(editor) {
      const { callbacks } = setupOf(editor)
      const link = linkAt(editor.state)
      // With nothing to link, the same keys open the palette (ux.md, keyboard first).
      if (editor.state.selection.empty && link === null) {
        callbacks?.onOpenPalette?.()
        return callbacks?.onOpenPalette !== undefined
      }
      if (editor.state.selection.empty) selectLink(editor)
      callbacks?.onEditLink?.(link)
      return callbacks?.onEditLink !== undefined
    },
  }),
  own('unlink', {
    group: 'text',
    run: unsetLink,
    isEnabled: ({ state, isEditable }) => isEditable && linkAt(state) !== null,
  }),
  fromTiptap('plain', (commands) => commands.unsetAllMarks(), {
    group: 'text',
    keys: ['Mod-\\'],
    keywords: ['clear', 'format', 'remove'],
  }),
]
