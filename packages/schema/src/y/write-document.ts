import type { Mark, Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { newBlockId } from '../nodes/block-id.ts'
import { contentName } from './names.ts'

/**
 * Fills an empty edition with a document, in the layout of y-tiptap, giving every block and item that has none an id.
 * Done once, on the server, in the transaction that creates the edition (relay.md, mechanism 8).
 * @throws RangeError when the edition is not empty: writing twice would double the text.
 */
export function writeDocument(ydoc: Y.Doc, document: Node, newId: () => string = newBlockId): void {
  const fragment = ydoc.getXmlFragment(contentName)
  if (fragment.length > 0) throw new RangeError('the edition already has content')
  ydoc.transact(() => fragment.insert(0, writeNodes(document.content.content, newId)))
}

/** A run of sibling nodes as shared types: neighbouring text nodes become one shared text. */
export function writeNodes(
  nodes: readonly Node[],
  newId: () => string = newBlockId,
): (Y.XmlElement | Y.XmlText)[] {
  return groupText(nodes).map((group) =>
    Array.isArray(group) ? writeText(group) : writeElement(group, newId),
  )
}

/** Siblings with each run of text nodes gathered into one array. */
export function groupText(nodes: readonly Node[]): (Node | Node[])[] {
  const groups: (Node | Node[])[] = []
  for (const node of nodes) {
    const last = groups.at(-1)
    if (!node.isText) groups.push(node)
    else if (Array.isArray(last)) last.push(node)
    else groups.push([node])
  }
  return groups
}

function writeElement(node: Node, newId: () => string): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [key, value] of Object.entries(node.attrs)) {
    const stored = key === 'id' && value === null ? newId() : value
    // As y-tiptap: null is what is absent. Values keep their JSON type, which the declared signature hides.
    if (stored !== null) element.setAttribute(key, stored as string)
  }
  element.insert(0, writeNodes(node.content.content, newId))
  return element
}

function writeText(nodes: readonly Node[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(textDelta(nodes))
  return text
}

/** Text nodes as a Yjs delta; a mark is an attribute of its name with the mark's attributes as value. */
export function textDelta(nodes: readonly Node[]): { insert: string; attributes: Record<string, unknown> }[] {
  return nodes.map((node) => ({ insert: node.text ?? '', attributes: markAttributes(node.marks) }))
}

/** Marks as text attributes. */
export function markAttributes(marks: readonly Mark[]): Record<string, unknown> {
  return Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]))
}
