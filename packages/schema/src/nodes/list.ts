import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** `tight`: no blank lines between items. `bullet`: the marker its source uses, `-`, `*` or `+`. */
export const bulletList: NodeSpec = {
  content: 'listItem*',
  group: 'block list',
  attrs: { ...blockId, tight: { default: true }, bullet: { default: '-' } },
  parseDOM: [{ tag: 'ul' }],
  toDOM: () => ['ul', 0],
}

/** `start`: the first number. `delimiter`: `.` or `)` behind it. */
export const orderedList: NodeSpec = {
  content: 'listItem*',
  group: 'block list',
  attrs: { ...blockId, tight: { default: true }, start: { default: 1 }, delimiter: { default: '.' } },
  parseDOM: [
    { tag: 'ol', getAttrs: (element) => ({ start: Number(element.getAttribute('start') ?? 1) || 1 }) },
  ],
  toDOM: (node) =>
    node.attrs['start'] === 1 ? ['ol', 0] : ['ol', { start: Number(node.attrs['start']) || 1 }, 0],
}

/** One entry: its text first, then nested lists, figures or further paragraphs. */
export const listItem: NodeSpec = {
  content: 'block*',
  defining: true,
  attrs: { ...blockId },
  parseDOM: [{ tag: 'li' }],
  toDOM: () => ['li', 0],
}
