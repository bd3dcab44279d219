import type { Node } from '@tiptap/pm/model'

/** A range of positions; `to` is exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

interface Block {
  readonly node: Node
  readonly position: number
}

/**
 * Finds a range again in a document that was put in place of another as a whole, as y-tiptap does with others' changes: in
 * the block of the same id, past the letters that changed. Null where the block or the words are gone. Takes the blocks of
 * both documents from `blocksById`, made once for many ranges.
 */
export function carryRange(
  { from, to }: Range,
  before: Node,
  blocks: ReadonlyMap<string, Block>,
  blocksNow: ReadonlyMap<string, Block>,
): Range | null {
  const old = blockAround(before, from, blocks)
  if (old === null) return before.nodeAt(from) === null ? null : { from, to }
  const now = blocksNow.get(old.id)
  if (now === undefined) return null
  const [start, end] = [from - old.position, to - old.position]
  if (now.node === old.node || now.node.eq(old.node) || start === 0)
    return {
      from: now.position + start,
      to: now.position + (start === 0 ? Math.min(end, now.node.nodeSize) : end),
    }
  const changed = changeOf(old.node, now.node)
  const [first, last] = [moved(start - 1, changed, 'start') + 1, moved(end - 1, changed, 'end') + 1]
  return first < last || start === end ? { from: now.position + first, to: now.position + last } : null
}

/** The blocks that carry an id, and where they stand. */
export function blocksById(document: Node): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>()
  document.descendants((node, position) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string') blocks.set(id, { node, position })
    return !node.inlineContent
  })
  return blocks
}

/** The innermost block with an id that holds a position or begins there. */
function blockAround(
  document: Node,
  position: number,
  blocks: ReadonlyMap<string, Block>,
): { readonly id: string; readonly node: Node; readonly position: number } | null {
  if (position > document.content.size) return null
  const here: unknown = document.nodeAt(position)?.attrs['id']
  const place = document.resolve(position)
  const ids = [
    here,
    ...Array.from({ length: place.depth }, (_, up) => place.node(place.depth - up).attrs['id']),
  ]
  for (const id of ids) {
    const block = typeof id === 'string' ? blocks.get(id) : undefined
    if (typeof id === 'string' && block) return { id, ...block }
  }
  return null
}

interface Change {
  readonly from: number
  readonly to: number
  readonly toNow: number
}

/** The one stretch in which the contents of two blocks differ. */
function changeOf(old: Node, now: Node): Change {
  const from = old.content.findDiffStart(now.content) ?? 0
  const end = old.content.findDiffEnd(now.content) ?? { a: old.content.size, b: now.content.size }
  // Where letters repeat (`aa` for `a`) the two ends overlap.
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return { from, to: end.a + overlap, toNow: end.b + overlap }
}

const moved = (offset: number, { from, to, toNow }: Change, side: 'start' | 'end'): number => {
  if (offset <= from && (offset < from || side === 'end' || to === from)) {
    return side === 'start' && offset === from ? toNow : offset
  }
  if (offset >= to) return offset + toNow - to
  return side === 'start' ? toNow : from
}
