import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Moves the children `[from, to)` of the document before the child `before` (child count: to the end). Gives null when that
 * moves nothing. For Yjs it is a deletion and an insertion: what somebody types in the section in that moment may be lost,
 * so it is one person's deliberate act, and one undo.
 */
export function moveSection(
  transaction: Transaction,
  { from, to }: Range,
  before: number,
): Transaction | null {
  if (before >= from && before <= to) return null
  const { doc } = transaction
  const [start, end, target] = [positionOf(doc, from), positionOf(doc, to), positionOf(doc, before)]
  const moved = doc.slice(start, end)
  return transaction.delete(start, end).insert(transaction.mapping.map(target), moved.content)
}

/** Position before the child with this index; behind the last one for the child count. */
export function positionOf(doc: Node, child: number): number {
  let position = 0
  for (let index = 0; index < Math.min(child, doc.childCount); index += 1)
    position += doc.child(index).nodeSize
  return position
}

/** Where a section goes with one step up or down among its siblings, as the `before` of `moveSection`; null at the end. */
export function stepAmong(siblings: readonly Range[], moved: Range, step: 'up' | 'down'): number | null {
  const at = siblings.findIndex(({ from }) => from === moved.from)
  const neighbour = siblings[step === 'up' ? at - 1 : at + 1]
  if (at < 0 || !neighbour) return null
  return step === 'up' ? neighbour.from : neighbour.to
}
