import type { NodeSpec } from 'prosemirror-model'

/** A line break that the reader sees: two spaces before the line end, or (`backslash`) a backslash. */
export const hardBreak: NodeSpec = {
  inline: true,
  group: 'inline',
  selectable: false,
  attrs: { backslash: { default: false } },
  leafText: () => '\n',
  parseDOM: [{ tag: 'br', getAttrs: (element) => ({ backslash: element.hasAttribute('data-backslash') }) }],
  toDOM: (node) => (node.attrs['backslash'] === true ? ['br', { 'data-backslash': '' }] : ['br']),
}

/**
 * A line end in the source that the reader sees as a space. A node, because ProseMirror turns a newline in text into a
 * space as soon as somebody types beside it, and the next export would re-wrap the paragraph.
 */
export const softBreak: NodeSpec = {
  inline: true,
  group: 'inline',
  selectable: false,
  leafText: () => '\n',
  parseDOM: [{ tag: 'span[data-soft-break]' }],
  toDOM: () => ['span', { 'data-soft-break': '' }, ' '],
}
