import { type FrontMatter, type Newsletter, withSections, writeDocument, writeMatter } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'

/** The first state of an edition: sections recognised, ids given, front matter as shared texts (relay.md, mechanism 8). */
export function initialState(newsletter: Newsletter, document: Node, matter: FrontMatter): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    writeDocument(ydoc, withSections(newsletter, document))
    writeMatter(ydoc, matter)
  })
  return Y.encodeStateAsUpdate(ydoc)
}
