import type { Editor } from '@tiptap/core'
import type { EditorCommand } from './command.ts'
import { moveDown, moveUp } from '../lists/move.ts'
import { duplicateBlock, removeBlock } from './whole-block.ts'
import { fromProseMirror, fromTiptap } from './command.ts'

const levels = [1, 2, 3, 4, 5, 6] as const
type Level = (typeof levels)[number]

const heading = (level: Level): EditorCommand =>
  fromTiptap(`heading${level}`, (commands) => commands.toggleHeading({ level }), {
    group: 'block',
    keys: [`Mod-Alt-${level}`],
    keywords: ['title', `h${level}`, '#'.repeat(level)],
    // Posts use four levels; more would only lengthen the menu.
    slash: level <= 4,
    isActive: (editor) => editor.isActive('heading', { level }),
  })

const inItem = (editor: Editor): boolean => editor.isActive('listItem')

/** What a block is, and where it stands. */
export const blockCommands: readonly EditorCommand[] = [
  fromTiptap('paragraph', (commands) => commands.setParagraph(), {
    group: 'block',
    keys: ['Mod-Alt-0'],
    keywords: ['text', 'plain'],
    slash: true,
    isActive: (editor) => editor.isActive('paragraph') && !inItem(editor),
  }),
  ...levels.map(heading),
  fromTiptap('bulletList', (commands) => commands.toggleBulletList(), {
    group: 'block',
    keys: ['Mod-Shift-8'],
    keywords: ['unordered', 'points', '-', '*'],
    slash: true,
    isActive: (editor) => editor.isActive('bulletList'),
  }),
  fromTiptap('orderedList', (commands) => commands.toggleOrderedList(), {
    group: 'block',
    keys: ['Mod-Shift-7'],
    keywords: ['numbered', '1.'],
    slash: true,
    isActive: (editor) => editor.isActive('orderedList'),
  }),
  fromTiptap('blockquote', (commands) => commands.toggleBlockquote(), {
    group: 'block',
    keys: ['Mod-Shift-b'],
    keywords: ['quotation', 'cite', '>'],
    slash: true,
    isActive: (editor) => editor.isActive('blockquote'),
  }),
  fromTiptap('codeBlock', (commands) => commands.toggleCodeBlock(), {
    group: 'block',
    keys: ['Mod-Alt-c'],
    keywords: ['pre', 'source', '```'],
    slash: true,
    isActive: (editor) => editor.isActive('codeBlock'),
  }),
  fromTiptap('rawBlock', (commands) => commands.toggleNode('rawBlock', 'paragraph'), {
    group: 'block',
    keywords: ['markdown', 'html', 'source', 'footnote'],
    slash: true,
    isActive: (editor) => editor.isActive('rawBlock'),
  }),
  fromTiptap('nest', (commands) => commands.sinkListItem('listItem'), {
    group: 'move',
    keys: ['Tab'],
    keywords: ['indent'],
  }),
  fromTiptap('lift', (commands) => commands.liftListItem('listItem'), {
    group: 'move',
    keys: ['Shift-Tab'],
    keywords: ['outdent'],
  }),
  fromProseMirror('moveUp', moveUp, { group: 'move', keys: ['Alt-ArrowUp'] }),
  fromProseMirror('moveDown', moveDown, { group: 'move', keys: ['Alt-ArrowDown'] }),
  fromProseMirror('duplicate', duplicateBlock, { group: 'move', keys: ['Mod-Shift-d'], keywords: ['copy'] }),
  fromProseMirror('remove', removeBlock, {
    group: 'move',
    keys: ['Mod-Shift-Backspace'],
    keywords: ['delete', 'item'],
  }),
]
