import { readDocument } from '@stanza/schema'
import type { Node, Schema } from '@tiptap/pm/model'
import { type ProsemirrorBinding, initProseMirrorDoc } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

/** The shared text as a document of the editor's schema, with y-tiptap's record of which node is which shared type. */
export interface Loaded {
  readonly document: Node
  readonly mapping: ProsemirrorBinding['mapping']
  /** False once the shared text changed: an editor may be made long before it is mounted. Asking ends the watch. */
  isCurrent(): boolean
}

/**
 * Reads the shared text for a new editor.
 * @throws DocumentError where it holds what this version does not know: binding it would delete that (threats.md D02).
 */
export function load(fragment: Y.XmlFragment, schema: Schema): Loaded {
  if (fragment.doc === null) throw new RangeError('the fragment is not part of a Y.Doc')
  readDocument(fragment.doc)
  const { doc, mapping } = initProseMirrorDoc(fragment, schema)
  let current = true
  const outdated = (): void => {
    current = false
    fragment.unobserveDeep(outdated)
  }
  fragment.observeDeep(outdated)
  return {
    document: doc,
    mapping,
    isCurrent() {
      if (current) fragment.unobserveDeep(outdated)
      return current
    },
  }
}
