import type { Node } from 'prosemirror-model'
import { indexBlocks } from './index-blocks.ts'
import { idOf, type Change } from './step.ts'

/**
 * A block that comes may not have the name of one that stays: of two empty paragraphs the one in the new list is taken for
 * new and the other for the old one, whatever they are called. Such a block gets a name of its own when it is written.
 */
export function namesOnce(before: Node, changes: readonly Change[]): Change[] {
  const index = indexBlocks(before)
  const gone = new Set<string>()
  for (const { steps } of changes)
    for (const step of steps) if (step.kind === 'remove' || step.kind === 'replace') addIds(step.old, gone)
  const stays = (id: string): boolean => !gone.has(id) && index.placed(id) !== undefined
  return changes.map((change) => ({
    ...change,
    steps: change.steps.map((step) =>
      step.kind === 'insert' ? { ...step, nodes: step.nodes.map((node) => renamed(node, stays)) } : step,
    ),
  }))
}

function addIds(node: Node, ids: Set<string>): void {
  const id = idOf(node)
  if (id !== null) ids.add(id)
  node.forEach((child) => addIds(child, ids))
}

function renamed(node: Node, stays: (id: string) => boolean): Node {
  if (node.isText) return node
  const id = idOf(node)
  const attrs = id !== null && stays(id) ? { ...node.attrs, id: null } : node.attrs
  const children = node.content.content.map((child) => renamed(child, stays))
  return node.type.create(attrs, children, node.marks)
}
