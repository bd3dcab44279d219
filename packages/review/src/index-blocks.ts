import type { Node } from 'prosemirror-model'
import { idOf } from './step.ts'

/** Where a block or item stands in a document, and what stands around it. */
export interface Placed {
  readonly node: Node
  /** Position in front of it. */
  readonly at: number
  readonly parent: Node
  readonly index: number
}

/** Finds blocks and items by their ids. */
export interface Index {
  placed(id: string): Placed | undefined
}

/** What is in a block, with positions counted from the block itself. A block that did not change is not read again. */
const inside = new WeakMap<Node, ReadonlyMap<string, Placed>>()

export function indexBlocks(document: Node): Index {
  const blocks = document.content.content.map((block, index) => ({ block, index, ids: idsIn(block) }))
  let at = 0
  const starts = blocks.map(({ block }) => (at += block.nodeSize) - block.nodeSize)
  return {
    placed(id) {
      const found = blocks.find(({ block, ids }) => idOf(block) === id || ids.has(id))
      if (found === undefined) return undefined
      const { block, index, ids } = found
      const start = starts[index] ?? 0
      if (idOf(block) === id) return { node: block, at: start, parent: document, index }
      const inner = ids.get(id)
      return inner && { ...inner, at: start + inner.at }
    },
  }
}

function idsIn(block: Node): ReadonlyMap<string, Placed> {
  const known = inside.get(block)
  if (known !== undefined) return known
  const ids = new Map<string, Placed>()
  if (!block.isTextblock)
    block.descendants((node, at, parent, index) => {
      const id = idOf(node)
      if (id !== null && parent !== null && !ids.has(id)) ids.set(id, { node, at: at + 1, parent, index })
      return !node.isTextblock
    })
  inside.set(block, ids)
  return ids
}
