import * as Y from 'yjs'

/** A stretch of shared text and where it begins in the ProseMirror document. */
export interface TextSpan {
  readonly type: Y.XmlText
  readonly from: number
}

/** Where every shared type of a fragment stands in the ProseMirror document; positions as ProseMirror counts them. */
export interface Positions {
  readonly texts: readonly TextSpan[]
  readonly starts: ReadonlyMap<Y.AbstractType<unknown>, number>
}

/** Leaf nodes: one position, no inside. Every other element has an opening and a closing position. */
const leaves = new Set([
  'horizontalRule',
  'figure',
  'shortcode',
  'inlineShortcode',
  'rawInline',
  'hardBreak',
  'softBreak',
  'image',
])

/** Measures a fragment once; linear in its size. */
export function positionsOf(fragment: Y.XmlFragment): Positions {
  const texts: TextSpan[] = []
  const starts = new Map<Y.AbstractType<unknown>, number>()
  const walk = (parent: Y.XmlFragment, start: number): number => {
    starts.set(parent as Y.AbstractType<unknown>, start)
    let at = start
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        texts.push({ type: child, from: at })
        starts.set(child as Y.AbstractType<unknown>, at)
        at += child.length
      } else if (child instanceof Y.XmlElement) {
        at = leaves.has(child.nodeName) ? at + 1 : walk(child, at + 1) + 1
      }
    }
    return at
  }
  walk(fragment, 0)
  return { texts, starts }
}

/** A place in the shared document as a ProseMirror position, or null when what it stood in is gone. */
export function positionOf(ydoc: Y.Doc, positions: Positions, place: Y.RelativePosition): number | null {
  const absolute = Y.createAbsolutePositionFromRelativePosition(place, ydoc)
  if (absolute === null) return null
  const start = positions.starts.get(absolute.type as Y.AbstractType<unknown>)
  if (start === undefined) return null
  if (absolute.type instanceof Y.XmlText) return start + absolute.index
  const children = (absolute.type as Y.XmlFragment).toArray().slice(0, absolute.index)
  return children.reduce((at, child) => at + sizeOf(child as Y.XmlElement | Y.XmlText), start)
}

function sizeOf(child: Y.XmlElement | Y.XmlText): number {
  if (child instanceof Y.XmlText) return child.length
  if (leaves.has(child.nodeName)) return 1
  return child.toArray().reduce((size, inner) => size + sizeOf(inner as Y.XmlElement | Y.XmlText), 2)
}

/** The shared place at a ProseMirror position inside text, held by the character after it (`'after'`) or before it. */
export function placeAt(
  positions: Positions,
  position: number,
  holds: 'after' | 'before',
): Y.RelativePosition | null {
  const span = positions.texts.find(({ type, from }) =>
    holds === 'after'
      ? position >= from && position < from + type.length
      : position > from && position <= from + type.length,
  )
  if (span === undefined) return null
  return Y.createRelativePositionFromTypeIndex(span.type, position - span.from, holds === 'after' ? 0 : -1)
}
