import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { changedRanges, type LocalChange } from './local-change.ts'

/**
 * The schema allows empty lists, items, quotes and an empty document, because two people may each delete one of the last two
 * blocks. One person's change must not leave a place that no caret can stand in: near the change, an empty item, quote or
 * document gets a paragraph, and an empty list, row or table goes.
 */
export function filledBlocks(transaction: Transaction, { mapping }: LocalChange): void {
  const { doc } = transaction
  const paragraph = doc.type.schema.nodes['paragraph']
  if (paragraph === undefined) return
  if (doc.childCount === 0) {
    transaction.insert(0, paragraph.create())
    return
  }
  const start = transaction.steps.length
  for (const { position, node } of emptyNear(doc, changedRanges(mapping)).toReversed()) {
    const at = transaction.mapping.slice(start).map(position)
    if (node.type.name === 'listItem' || node.type.name === 'blockquote')
      transaction.insert(at + 1, paragraph.create())
    else transaction.delete(at, at + node.nodeSize)
  }
  if (transaction.doc.childCount === 0) transaction.insert(0, paragraph.create())
}

const mayBeEmpty = new Set(['listItem', 'blockquote', 'bulletList', 'orderedList', 'table', 'tableRow'])

function emptyNear(
  doc: Node,
  ranges: readonly { from: number; to: number }[],
): { position: number; node: Node }[] {
  const found = new Map<number, Node>()
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, position) => {
      if (node.childCount === 0 && mayBeEmpty.has(node.type.name)) found.set(position, node)
      return !node.inlineContent
    })
  }
  return [...found]
    .map(([position, node]) => ({ position, node }))
    .toSorted((a, b) => a.position - b.position)
}
