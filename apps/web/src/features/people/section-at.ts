import { contentName } from '@stanza/schema'
import * as Y from 'yjs'

/**
 * The heading above somebody's caret, as their presence tells it; null before the first heading, and for what is no caret of
 * this text. What others sent is not trusted.
 */
export function sectionAt(ydoc: Y.Doc, cursor: unknown): string | null {
  const anchor = (cursor as { readonly anchor?: unknown } | null)?.anchor
  if (typeof anchor !== 'object' || anchor === null) return null
  const blocks = ydoc.getXmlFragment(contentName)
  let type = typeAt(ydoc, anchor)
  while (type && type.parent !== blocks) type = type.parent
  const all = blocks.toArray()
  const at = type ? all.indexOf(type as Y.XmlElement) : -1
  const heading = all
    .slice(0, at + 1)
    .findLast((block) => block instanceof Y.XmlElement && block.nodeName === 'heading')
  return heading instanceof Y.XmlElement ? wordsOf(heading).trim() || null : null
}

function typeAt(ydoc: Y.Doc, anchor: object): Y.AbstractType<unknown> | null {
  try {
    const place = Y.createRelativePositionFromJSON(anchor)
    return Y.createAbsolutePositionFromRelativePosition(place, ydoc)?.type ?? null
  } catch {
    // Made up by somebody: it names nothing here.
    return null
  }
}

const wordsOf = (element: Y.XmlElement): string =>
  element
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? (child.toDelta() as { insert: unknown }[]) : []))
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('')
