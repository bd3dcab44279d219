import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { documentSchema } from '../nodes/document-schema.ts'
import { contentName } from './names.ts'
import { readChildren, readShared } from './read-document.ts'

/**
 * Reads an edition's document again and again while it is edited: what was not changed since is the same node object, so
 * whoever looks at the document at every keystroke looks only at what changed. Listens to the Y.Doc until it is closed.
 */
export class DocumentReader {
  readonly #content: Y.XmlFragment
  #document: Node | null = null
  #known = new WeakMap<object, readonly Node[]>()

  constructor(ydoc: Y.Doc) {
    this.#content = ydoc.getXmlFragment(contentName)
    this.#content.observeDeep(this.#forget)
  }

  /** As `readDocument`. @throws DocumentError as that does. */
  read(): Node {
    this.#document ??= documentSchema.node('doc', null, readChildren(this.#content, this.#nodes))
    return this.#document
  }

  close(): void {
    this.#content.unobserveDeep(this.#forget)
  }

  #nodes = (child: Y.XmlElement | Y.XmlText): readonly Node[] => {
    const known = this.#known.get(child)
    if (known !== undefined) return known
    const read = readShared(child, this.#nodes)
    this.#known.set(child, read)
    return read
  }

  #forget = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    this.#document = null
    for (const { target } of events) {
      for (let at: unknown = target; at instanceof Y.AbstractType; at = at.parent) this.#known.delete(at)
    }
  }
}
