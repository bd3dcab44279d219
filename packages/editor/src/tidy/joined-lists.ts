import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { canJoin } from '@tiptap/pm/transform'
import { changedRanges, type LocalChange } from './local-change.ts'

/**
 * Two lists of one kind that a change made neighbours become one: Markdown could not say them apart (markdown.md, traps).
 * The list that was there before gives its markers, its tightness and its id.
 */
export function joinedLists(transaction: Transaction, { mapping }: LocalChange): void {
  const places = boundaries(transaction.doc, changedRanges(mapping))
  for (const place of places.toReversed()) {
    const { nodeBefore, nodeAfter } = transaction.doc.resolve(place)
    if (nodeBefore === null || nodeAfter === null || !sameKind(nodeBefore, nodeAfter)) continue
    if (!canJoin(transaction.doc, place)) continue
    const start = place - nodeBefore.nodeSize
    transaction.join(place)
    if (nodeBefore.attrs['id'] === null) transaction.setNodeMarkup(start, null, nodeAfter.attrs)
  }
}

const sameKind = (a: Node, b: Node): boolean => a.type === b.type && a.type.isInGroup('list')

/** Places between two blocks that a change touches, in order, each once. */
function boundaries(doc: Node, ranges: readonly { from: number; to: number }[]): number[] {
  const places = new Set<number>()
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, position) => {
      if (node.type.isInGroup('list')) {
        for (const place of [position, position + node.nodeSize])
          if (place >= from && place <= to) places.add(place)
      }
      return !node.inlineContent
    })
  }
  return [...places].toSorted((a, b) => a - b)
}
