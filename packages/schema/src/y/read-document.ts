import { type Mark, type Node, Fragment } from 'prosemirror-model'
import * as Y from 'yjs'
import { documentSchema } from '../nodes/document-schema.ts'
import { contentName } from './names.ts'

/** What a Y.Doc holds that this schema cannot say: a newer version wrote it, or a hostile update did. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
}

/**
 * Reads the ProseMirror document out of an edition's Y.Doc, in the layout of y-tiptap (marks are text attributes).
 * @throws DocumentError naming the node or mark that the schema does not know. Nothing is changed.
 */
export function readDocument(ydoc: Y.Doc): Node {
  return documentSchema.node('doc', null, readChildren(ydoc.getXmlFragment(contentName)))
}

/** Reads one child of a fragment or element: `readShared`, or what remembers it. */
export type ReadChild = (child: Y.XmlElement | Y.XmlText) => readonly Node[]

/** A shared element, or a shared text with its runs, as ProseMirror nodes. */
export const readShared = (child: Y.XmlElement | Y.XmlText, read?: ReadChild): readonly Node[] =>
  child instanceof Y.XmlElement ? [readElement(child, read)] : readText(child)

/** The children of a fragment or element as ProseMirror nodes. */
export function readChildren(parent: Y.XmlFragment, read: ReadChild = readShared): Node[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) return read(child)
    throw new DocumentError(`unknown kind of content: ${child.constructor.name}`)
  })
}

/** One element as a node. Its children are whatever they are: a merge may leave what the schema would not make. */
export function readElement(element: Y.XmlElement, read: ReadChild = readShared): Node {
  const type = documentSchema.nodes[element.nodeName]
  if (type === undefined || type.isText || element.nodeName === 'doc') {
    throw new DocumentError(`unknown node: ${element.nodeName}`)
  }
  const content = Fragment.fromArray(readChildren(element, read))
  if (!type.validContent(content)) throw new DocumentError(`${element.nodeName} holds what it may not hold`)
  return type.create(element.getAttributes(), content)
}

interface TextPiece {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** A shared text as text nodes, one for each run of equal marks. */
export function readText(text: Y.XmlText): Node[] {
  const pieces = text.toDelta() as readonly TextPiece[]
  return pieces.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') throw new DocumentError('text holds an object')
    return insert === '' ? [] : [documentSchema.text(insert, readMarks(attributes ?? {}))]
  })
}

function readMarks(attributes: Readonly<Record<string, unknown>>): Mark[] {
  return Object.entries(attributes)
    .filter(([name, value]) => name !== 'ychange' && value !== null)
    .map(([name, value]) => {
      // y-tiptap writes `mark--hash` for marks that may overlap themselves.
      const type = documentSchema.marks[name.replace(/--[A-Za-z0-9+/=]{8}$/, '')]
      if (type === undefined) throw new DocumentError(`unknown mark: ${name}`)
      return type.create(typeof value === 'object' ? value : null)
    })
}
