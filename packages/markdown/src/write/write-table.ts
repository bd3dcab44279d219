import type { Node } from 'prosemirror-model'
import { pairUp } from '../align/pair-up.ts'
import type { Placed } from '../parse/placed.ts'
import type { BlockStyle, Line } from './write-block.ts'
import { sliceOf } from './slice.ts'

const rules: Readonly<Record<string, string>> = { left: ':---', center: ':---:', right: '---:' }

/** A pipe table, its unchanged rows as they were. */
export function writeTable(
  node: Node,
  style: BlockStyle,
  base: Placed | null,
  write: (cell: Node) => string,
): Line[] {
  const rows = node.content.content
  const places = base?.inside ?? []
  const pairs =
    style.source === null || places.length === 0
      ? null
      : pairUp(
          places.map((row) => row.node),
          rows,
        )
  const lines = rows.map((row, index): Line => {
    const pair = pairs?.[index]
    const place = pair?.same === true ? places[pair.base] : undefined
    const [kept] = place === undefined || (index === 0) !== (place === places[0]) ? [] : sliceOf(place, style)
    return kept ?? `| ${row.content.content.map((cell) => write(cell).replaceAll('|', '\\|')).join(' | ')} |`
  })
  return [lines[0] ?? '', delimiterRow(node, style, base), ...lines.slice(1)]
}

/** The row under the head: as it was while the columns are as they were. */
function delimiterRow(node: Node, style: BlockStyle, base: Placed | null): Line {
  const aligns = alignsOf(node)
  const [head] = base?.inside ?? []
  if (
    base !== null &&
    head !== undefined &&
    style.source !== null &&
    alignsOf(base.node).join() === aligns.join()
  ) {
    const [kept] = sliceOf({ ...head, from: head.from + 1, to: head.to + 1 }, style)
    if (kept !== undefined) return kept
  }
  return `| ${aligns.map((align) => rules[align] ?? '---').join(' | ')} |`
}

const alignsOf = (table: Node): string[] =>
  table.firstChild?.content.content.map((cell) => String(cell.attrs['align'])) ?? []
