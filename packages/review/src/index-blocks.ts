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
  // Which block holds an id: made when it is first asked for, since nearly all questions are about few blocks.
  let holders: Map<string, Holder> | null = null
  return {
    placed(id) {
      const holder = (holders ??= holdersIn(document)).get(id)
      if (holder === undefined) return undefined
      const { block, index, at } = holder
      if (idOf(block) === id) return { node: block, at, parent: document, index }
      const inner = idsIn(block).get(id)
      return inner && { ...inner, at: at + inner.at }
    },
  }
}

interface Holder {
  readonly block: Node
  readonly index: number
  readonly at: number
}

function holdersIn(document: Node): Map<string, Holder> {
  const holders = new Map<string, Holder>()
  document.forEach((block, at, index) => {
    const own = idOf(block)
    for (const id of own === null ? idsIn(block).keys() : [own, ...idsIn(block).keys()])
      if (!holders.has(id)) holders.set(id, { block, index, at })
  })
  return holders
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
