import type { Node } from 'prosemirror-model'
import type { Token } from 'markdown-it'
import { documentSchema } from '@stanza/schema'
import type { Placed } from './placed.ts'
import { inlineOf, type Reading } from './reading.ts'

const { nodes } = documentSchema

/** Reads a pipe table's tokens `[at, end]`; `place` puts a node on a token's lines. */
export function readTable(
  reading: Reading,
  token: Token,
  at: number,
  end: number,
  place: (node: Node, token: Token, inside?: readonly Placed[]) => Placed,
): Placed {
  const rows: Placed[] = []
  let cells: Node[] = []
  let row = token
  for (let index = at + 1; index < end; index += 1) {
    const { type } = reading.tokens[index]!
    if (type === 'tr_open') {
      row = reading.tokens[index]!
      cells = []
    } else if (type === 'th_open' || type === 'td_open') {
      const kind = type === 'th_open' ? nodes.tableHeader : nodes.tableCell
      const style = reading.tokens[index]!.attrGet('style')
      const align = style === null ? null : String(style).replace('text-align:', '')
      cells.push(kind.create({ align }, inlineOf(reading, index + 1)))
    } else if (type === 'tr_close') rows.push(place(nodes.tableRow.create(null, cells), row))
  }
  return place(
    nodes.table.create(
      null,
      rows.map(({ node }) => node),
    ),
    token,
    rows,
  )
}
