import type { Node, NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** `tight`: no blank lines between items. `bullet`: the marker its source uses, `-`, `*` or `+`. */
export const bulletList: NodeSpec = {
  content: 'listItem*',
  group: 'block list',
  attrs: { ...blockId, tight: { default: true }, bullet: { default: '-' } },
  parseDOM: [
    {
      tag: 'ul',
      getAttrs: (element) => ({
        tight: !element.hasAttribute('data-loose'),
        bullet: oneOf(['-', '*', '+'], element.getAttribute('data-bullet')),
      }),
    },
  ],
  toDOM: (node) => {
    const bullet = oneOf(['-', '*', '+'], node.attrs['bullet'])
    const attributes = { ...loose(node), ...(bullet === '-' ? {} : { 'data-bullet': bullet }) }
    return Object.keys(attributes).length === 0 ? ['ul', 0] : ['ul', attributes, 0]
  },
}

/** `start`: the first number. `delimiter`: `.` or `)` behind it. */
export const orderedList: NodeSpec = {
  content: 'listItem*',
  group: 'block list',
  attrs: { ...blockId, tight: { default: true }, start: { default: 1 }, delimiter: { default: '.' } },
  parseDOM: [
    {
      tag: 'ol',
      getAttrs: (element) => ({
        start: listStart(Number(element.getAttribute('start') ?? 1)),
        tight: !element.hasAttribute('data-loose'),
        delimiter: oneOf(['.', ')'], element.getAttribute('data-delimiter')),
      }),
    },
  ],
  toDOM: (node) => {
    const start = listStart(node.attrs['start'])
    const delimiter = oneOf(['.', ')'], node.attrs['delimiter'])
    const attributes = {
      ...loose(node),
      ...(start === 1 ? {} : { start }),
      ...(delimiter === '.' ? {} : { 'data-delimiter': delimiter }),
    }
    return Object.keys(attributes).length === 0 ? ['ol', 0] : ['ol', attributes, 0]
  },
}

/** A stored first number as a whole one that HTML can say: 0 to 999,999,999, as CommonMark has it; else 1. */
function listStart(start: unknown): number {
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start < 1e9 ? start : 1
}

/** In the DOM only what differs from the defaults is said: it is for the clipboard. */
const loose = (node: Node): Record<string, string> =>
  node.attrs['tight'] === false ? { 'data-loose': '' } : {}

/** A stored or pasted sign if it is one of those there are, else the first (threats.md S18). */
const oneOf = (signs: readonly [string, ...string[]], value: unknown): string =>
  signs.find((sign) => sign === value) ?? signs[0]

/** One entry: its text first, then nested lists, figures or further paragraphs. */
export const listItem: NodeSpec = {
  content: 'block*',
  defining: true,
  attrs: { ...blockId },
  parseDOM: [{ tag: 'li' }],
  toDOM: () => ['li', 0],
}
