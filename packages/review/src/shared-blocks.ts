import { contentName, documentSchema, DocumentError, readElement } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'

/**
 * The blocks of a Y.Doc as nodes, each read again only after it changed: what did not change is the same node as before,
 * so that two looks at a document can be compared by identity. Not to be used inside a transaction, which tells of its
 * changes when it ends.
 */
export class SharedBlocks {
  readonly fragment: Y.XmlFragment
  #nodes = new WeakMap<Y.XmlElement, Node>()
  #document: Node | null = null

  constructor(ydoc: Y.Doc) {
    this.fragment = ydoc.getXmlFragment(contentName)
    this.fragment.observeDeep(this.#forget)
  }

  /**
   * The document now.
   * @throws DocumentError or RangeError for content that the schema does not know.
   */
  get document(): Node {
    return (this.#document ??= documentSchema.node(
      'doc',
      null,
      this.fragment.toArray().map((child) => {
        if (!(child instanceof Y.XmlElement)) throw new DocumentError('text between the blocks')
        const known = this.#nodes.get(child)
        if (known !== undefined) return known
        const node = readElement(child)
        this.#nodes.set(child, node)
        return node
      }),
    ))
  }

  destroy(): void {
    this.fragment.unobserveDeep(this.#forget)
  }

  readonly #forget = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    this.#document = null
    for (const { target } of events) {
      let type: Y.AbstractType<unknown> | null = target
      while (type !== null && type !== (this.fragment as unknown)) {
        if (type instanceof Y.XmlElement) this.#nodes.delete(type)
        type = type.parent
      }
    }
  }
}
