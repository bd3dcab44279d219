import type { Node } from 'prosemirror-model'
import { contentName, readDocument } from '@stanza/schema'
import * as Y from 'yjs'
import { placeAt, positionOf, positionsOf, type Positions } from './positions.ts'
import { quotedPart } from './quoted-part.ts'

/** What a thread holds on to: two places in the shared text, the words between them, and the block they began in. */
export interface Anchor {
  /** Yjs relative positions as JSON. */
  readonly start: unknown
  readonly end: unknown
  readonly quote: string
  readonly block: string | null
}

/** Where an anchor stands now, in ProseMirror positions. `by` says how it was found. */
export interface Anchored {
  readonly from: number
  readonly to: number
  readonly by: 'places' | 'quote'
}

/** Makes an anchor over a range of text, or null where the range holds no text to hold on to. */
export function anchorAt(ydoc: Y.Doc, from: number, to: number): Anchor | null {
  const positions = positionsOf(ydoc.getXmlFragment(contentName))
  const [start, end] = [placeAt(positions, from, 'after'), placeAt(positions, to, 'before')]
  const document = readDocument(ydoc)
  const quote = textBetween(document, from, to)
  if (start === null || end === null || quote.trim() === '') return null
  const json = [Y.relativePositionToJSON(start), Y.relativePositionToJSON(end)] as unknown[]
  return { start: json[0], end: json[1], quote, block: blockAt(document, from) }
}

/**
 * Finds an anchor again: by its two places while words of the quote are left between them; else by its quote in the block
 * it began in; else by its quote anywhere, if it stands there once. Null: the thread is orphaned and is listed with its
 * quote, never dropped. Source: review.md, Threads.
 */
export function findAnchor(ydoc: Y.Doc, anchor: Anchor): Anchored | null {
  return findAnchors(ydoc, [anchor])[0] ?? null
}

/** The same for many anchors of one document, which is measured and read once. */
export function findAnchors(ydoc: Y.Doc, anchors: readonly Anchor[]): (Anchored | null)[] {
  if (anchors.length === 0) return []
  const document = readDocument(ydoc)
  const positions = positionsOf(ydoc.getXmlFragment(contentName))
  const blocks = textBlocks(document)
  return anchors.map(
    (anchor) =>
      byPlaces(ydoc, document, positions, anchor) ??
      onlyQuote(
        blocks.filter(({ id }) => anchor.block !== null && id === anchor.block),
        anchor.quote,
      ) ??
      onlyQuote(blocks, anchor.quote),
  )
}

function byPlaces(ydoc: Y.Doc, document: Node, positions: Positions, anchor: Anchor): Anchored | null {
  const from = positionOf(ydoc, positions, Y.createRelativePositionFromJSON(anchor.start))
  const to = positionOf(ydoc, positions, Y.createRelativePositionFromJSON(anchor.end))
  if (from === null || to === null || from >= to) return null
  const left = quotedPart(textBetween(document, from, to), anchor.quote)
  return left && { from: from + left.from, to: from + left.to, by: 'places' }
}

/** Inline nodes count as one character each, so that text offsets are document offsets within a block. */
const textBetween = (document: Node, from: number, to: number): string =>
  document.textBetween(from, to, '\n', (leaf) => (leaf.isInline ? '\ufffc' : ''))

interface TextBlock {
  readonly id: unknown
  readonly from: number
  readonly text: string
}

function textBlocks(document: Node): TextBlock[] {
  const blocks: TextBlock[] = []
  document.descendants((node, position) => {
    if (node.isTextblock) {
      blocks.push({ id: node.attrs['id'], from: position + 1, text: textBetween(node, 0, node.content.size) })
    }
    return !node.isTextblock
  })
  return blocks
}

/** The quote's place when it stands exactly once in these blocks: twice would be a guess, and a wrong place is worse. */
function onlyQuote(blocks: readonly TextBlock[], quote: string): Anchored | null {
  const found = blocks.flatMap(({ from, text }) => {
    const first = text.indexOf(quote)
    if (first < 0) return []
    const again = text.indexOf(quote, first + 1) >= 0
    return again
      ? [null, null]
      : [{ from: from + first, to: from + first + quote.length, by: 'quote' as const }]
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

function blockAt(document: Node, position: number): string | null {
  const place = document.resolve(position)
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const id: unknown = place.node(depth).attrs['id']
    if (typeof id === 'string') return id
  }
  return null
}
