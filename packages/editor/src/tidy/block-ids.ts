import { newBlockId } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { LocalChange } from './local-change.ts'

interface Block {
  readonly node: Node
  readonly position: number
}

/**
 * Every block and list item has an id, and no two have the same. What was there before keeps its id: of several blocks with
 * one id (split, paste, duplicate) the one whose content is the old block's, else the one at its old place; and a block that
 * became another kind (paragraph to heading) stays itself. All others get fresh ones.
 */
export function uniqueBlockIds(transaction: Transaction, { before, mapping }: LocalChange): void {
  const { byId, without } = blocksOf(transaction.doc)
  const repeated = [...byId].filter(([, blocks]) => blocks.length > 1)
  if (repeated.length === 0 && without.length === 0) return
  const old = blocksOf(before).byId
  for (const [id, blocks] of repeated) {
    const original = old.get(id)?.[0]
    const keeper = keeperOf(blocks, original, original && mapping.map(original.position, 1))
    for (const block of blocks) if (block !== keeper) without.push(block)
  }
  const back = mapping.invert()
  for (const { node, position } of without) {
    const former = node.attrs['id'] === null ? formerId(before, back.map(position, 1), node) : null
    const id = former !== null && !byId.has(former) ? former : newBlockId()
    byId.set(id, [{ node, position }])
    transaction.setNodeAttribute(position, 'id', id)
  }
}

/** All blocks that carry an id attribute: by their id, and those that have none yet. */
function blocksOf(doc: Node): { byId: Map<string, Block[]>; without: Block[] } {
  const byId = new Map<string, Block[]>()
  const without: Block[] = []
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string' && id !== '') {
      const same = byId.get(id)
      if (same === undefined) byId.set(id, [{ node, position }])
      else same.push({ node, position })
    } else if ('id' in node.attrs) without.push({ node, position })
    return !node.inlineContent
  })
  return { byId, without }
}

function keeperOf(
  blocks: readonly Block[],
  original: Block | undefined,
  place: number | undefined,
): Block | undefined {
  const same = original && blocks.filter(({ node }) => node.content.eq(original.node.content))
  const candidates = same === undefined || same.length === 0 ? blocks : same
  return candidates.find(({ position }) => position === place) ?? candidates[0]
}

/** The id of the block that stood where this one stands, if both are the same sort of thing. */
function formerId(before: Node, position: number, node: Node): string | null {
  const former = position <= before.content.size ? before.nodeAt(position) : null
  const id: unknown = former?.attrs['id']
  return former?.isTextblock === node.isTextblock && typeof id === 'string' ? id : null
}
