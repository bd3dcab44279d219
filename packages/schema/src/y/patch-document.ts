import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { newBlockId } from '../nodes/block-id.ts'
import { align } from './align.ts'
import { contentName } from './names.ts'
import { readElement, readText } from './read-document.ts'
import { patchText } from './patch-text.ts'
import { groupText, writeNodes } from './write-document.ts'

/**
 * Turns the edition's content into `document` by the least change: blocks that are equal stay the same shared types, so
 * what others write in them meanwhile, their carets, and the anchors of threads stay. Used to restore a version, to move
 * the date and to apply fixes: as edits, never as a replacement. Runs in one transaction with `origin`.
 */
export function patchDocument(
  ydoc: Y.Doc,
  document: Node,
  { origin = null, newId = newBlockId }: { origin?: unknown; newId?: () => string } = {},
): void {
  ydoc.transact(
    () => patchChildren(ydoc.getXmlFragment(contentName), document.content.content, newId),
    origin,
  )
}

type Shared = Y.XmlElement | Y.XmlText

function patchChildren(parent: Y.XmlFragment, nodes: readonly Node[], newId: () => string): void {
  const old = parent.toArray() as Shared[]
  const next = groupText(nodes)
  const pairs = align(old.map(sharedKeys), next.map(nodeKeys))
  // From the end, so that the indices in front stay true.
  for (const { from, to } of pairs.toReversed()) {
    if (from !== null && to !== null) patchOne(old[from] as Shared, next[to] as Node | Node[], newId)
    else if (from !== null) parent.delete(from, 1)
  }
  let index = 0
  for (const { from, to } of pairs) {
    if (from === null && to !== null)
      parent.insert(index, writeNodes([next[to] as Node | Node[]].flat(), newId))
    if (to !== null) index += 1
  }
}

function patchOne(shared: Shared, node: Node | Node[], newId: () => string): void {
  if (shared instanceof Y.XmlText) return patchText(shared, [node].flat())
  patchElement(shared, node as Node, newId)
}

/** The same for one block or item and what is in it; the node is of the element's type. */
export function patchElement(element: Y.XmlElement, node: Node, newId: () => string = newBlockId): void {
  const attributes = element.getAttributes() as Record<string, unknown>
  for (const [key, value] of Object.entries(node.attrs)) {
    if (key === 'id' && value === null) continue
    if (value === null) {
      if (key in attributes) element.removeAttribute(key)
    } else if (JSON.stringify(attributes[key]) !== JSON.stringify(value))
      element.setAttribute(key, value as string)
  }
  patchChildren(element, node.content.content, newId)
}

/** Three keys of falling strength by which children are paired: whole content, identity, kind. */
function sharedKeys(shared: Shared): readonly [string, string, string] {
  if (shared instanceof Y.XmlText) return textKeys(readText(shared))
  return nodeKeys(readElement(shared))
}

function nodeKeys(node: Node | Node[]): readonly [string, string, string] {
  if (Array.isArray(node)) return textKeys(node)
  const id: unknown = node.attrs['id']
  const name = node.type.name
  return [withoutIds(node), typeof id === 'string' ? `${name} ${id}` : '', name]
}

const textKeys = (nodes: readonly Node[]): readonly [string, string, string] => [
  `text ${JSON.stringify(nodes.map((node) => node.toJSON() as unknown))}`,
  '',
  'text',
]

/** A node as canonical JSON in which ids do not count: parsing gives none. */
export function withoutIds(node: Node): string {
  return JSON.stringify(node.toJSON(), (key, value: unknown) => (key === 'id' ? undefined : value))
}
