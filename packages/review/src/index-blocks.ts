import type { Node } from 'prosemirror-model'
import { idOf } from './step.ts'

/** Where each block and item stands in a document, and what stands around it. */
export interface Placed {
  readonly node: Node
  /** Position in front of it. */
  readonly at: number
  readonly parent: Node
  readonly index: number
}

export interface Index {
  readonly document: Node
  readonly placed: ReadonlyMap<string, Placed>
}

export function indexBlocks(document: Node): Index {
  const placed = new Map<string, Placed>()
  document.descendants((node, at, parent, index) => {
    const id = idOf(node)
    if (id !== null && parent !== null && !placed.has(id)) placed.set(id, { node, at, parent, index })
    return !node.isTextblock
  })
  return { document, placed }
}
