import type { Node } from 'prosemirror-model'
import { documentSchema, writeDocument } from '@stanza/schema'
import * as Y from 'yjs'

const { nodes } = documentSchema

/** A paragraph of an edition under test. */
export const paragraph = (text: string): Node =>
  nodes.paragraph.create(null, text === '' ? [] : [documentSchema.text(text)])

/** A list of one-line items. */
export const list = (...items: readonly string[]): Node =>
  nodes.bulletList.create(
    null,
    items.map((text) => nodes.listItem.create(null, paragraph(text))),
  )

/** An edition that holds these blocks. */
export function edition(...blocks: readonly Node[]): Y.Doc {
  const ydoc = new Y.Doc()
  writeDocument(ydoc, nodes.doc.create(null, [...blocks]))
  return ydoc
}
