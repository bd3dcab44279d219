import type { Node } from '@tiptap/pm/model'
import { rowAt, type OutlineRow } from '../outline/outline-rows.ts'
import type { ShownFinding } from './finder.ts'

/** How many findings stand in each row's own lines, by the row's id. Those above the first heading belong to none. */
export function countsOfRows(
  rows: readonly OutlineRow[],
  findings: readonly Pick<ShownFinding, 'from'>[],
  document: Node,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { from } of findings) {
    if (from === null || from > document.content.size) continue
    const row = rowAt(rows, document.resolve(from).index(0))
    if (row) counts.set(row.id, (counts.get(row.id) ?? 0) + 1)
  }
  return counts
}
