import { newBlockId, patchDocument, readDocument, writeDocument } from '@stanza/schema'
import { applyEdit, type Edit } from '@stanza/testkit'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { forkOf } from '../branch.ts'
import { idOf } from '../step.ts'

export const opened = (document: Node): Y.Doc => {
  const ydoc = new Y.Doc()
  writeDocument(ydoc, document)
  return ydoc
}

/** What somebody wrote in a fork of their own; a block that was split has its id once, as in the editor. */
export function written(main: Y.Doc, edits: readonly Edit[]): Node {
  const fork = forkOf(main)
  for (const edit of edits) patchDocument(fork, idsOnce(applyEdit(readDocument(fork), edit)))
  return idsOnce(readDocument(fork))
}

function idsOnce(document: Node, seen = new Set<string>()): Node {
  const id = idOf(document)
  const isSecond = id !== null && seen.has(id)
  if (id !== null) seen.add(id)
  const attrs = isSecond ? { ...document.attrs, id: newBlockId() } : document.attrs
  if (document.isText) return document
  return document.type.create(
    attrs,
    document.content.content.map((child) => idsOnce(child, seen)),
    document.marks,
  )
}
