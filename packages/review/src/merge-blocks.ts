import { documentSchema, patchDocument, readDocument, writeDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { forkOf } from './branch.ts'

/** Merges two later forms of one block word by word. */
export function mergeBlocks(base: Node, ours: Node, theirs: Node): Node {
  if (theirs.type === base.type) return merge(base, ours, theirs)
  // Another kind of block, such as a paragraph that became a heading: its words are merged.
  if (
    !theirs.isTextblock ||
    !theirs.type.validContent(base.content) ||
    !theirs.type.validContent(ours.content)
  )
    return theirs
  const as = (node: Node): Node => theirs.type.create(theirs.attrs, node.content)
  return merge(as(base), as(ours), theirs)
}

function merge(base: Node, ours: Node, theirs: Node): Node {
  const start = new Y.Doc()
  writeDocument(start, wrapped(base))
  const [one, other] = [forkOf(start), forkOf(start)]
  // What both put in one place comes in the order of these: a preview must say what the server will do.
  ;[one.clientID, other.clientID] = [1, 2]
  patchDocument(one, wrapped(ours))
  patchDocument(other, wrapped(theirs))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  const merged = readDocument(one)
  for (const ydoc of [start, one, other]) ydoc.destroy()
  const block = merged.child(0)
  return base.type.name === 'listItem' ? block.child(0) : block
}

function wrapped(block: Node): Node {
  const { doc, bulletList } = documentSchema.nodes
  if (doc === undefined || bulletList === undefined) throw new Error('the schema has no documents')
  return doc.create(null, block.type.name === 'listItem' ? bulletList.create({ id: 'list' }, block) : block)
}
