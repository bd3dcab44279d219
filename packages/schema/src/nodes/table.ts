import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** A pipe table. The first row is its head. */
export const table: NodeSpec = {
  content: 'tableRow*',
  group: 'block',
  tableRole: 'table',
  isolating: true,
  attrs: { ...blockId },
  parseDOM: [{ tag: 'table' }],
  toDOM: () => ['table', ['tbody', 0]],
}

export const tableRow: NodeSpec = {
  content: '(tableCell | tableHeader)*',
  tableRole: 'row',
  parseDOM: [{ tag: 'tr' }],
  toDOM: () => ['tr', 0],
}

/**
 * `align` is the column's alignment or null. `colspan`, `rowspan` and `colwidth` are what prosemirror-tables asks of a
 * cell; a pipe table cannot say them, so they keep their defaults.
 */
const cell = (tag: 'td' | 'th', tableRole: string): NodeSpec => ({
  content: 'inline*',
  tableRole,
  isolating: true,
  attrs: {
    align: { default: null },
    colspan: { default: 1 },
    rowspan: { default: 1 },
    colwidth: { default: null },
  },
  parseDOM: [
    {
      tag,
      getAttrs: (element) => ({
        align: alignment(element.getAttribute('data-align') ?? element.getAttribute('align')),
      }),
    },
  ],
  toDOM: (node) => {
    const align = alignment(node.attrs['align'])
    return align === null ? [tag, 0] : [tag, { 'data-align': align }, 0]
  },
})

export const tableCell: NodeSpec = cell('td', 'cell')
export const tableHeader: NodeSpec = cell('th', 'header_cell')

/** One of the three alignments there are, or null: what is stored or pasted may be anything (threats.md S18). */
function alignment(value: unknown): 'left' | 'center' | 'right' | null {
  return value === 'left' || value === 'center' || value === 'right' ? value : null
}
