import type { Node } from 'prosemirror-model'
import { headingLevel } from '@stanza/schema'
import { readShortcodeAt } from '../file/shortcode-scan.ts'
import { bareLinks } from '../passage/build-passage.ts'
import { htmlAnchors } from '../passage/html-anchors.ts'
import { lineSeparator } from '../passage/source-text.ts'
import {
  objectCharacter,
  proseOf,
  type LinkSpan,
  type ListPlace,
  type ObjectSpan,
  type Passage,
  type PassageKind,
} from '../passage/passage.ts'

/** Where a passage stands in a document. */
export interface DocumentPlace {
  /** Position before the block that holds it. */
  readonly block: number
  readonly id: string | null
  readonly node: Node
  /** `text`: letter n stands at `block + 1 + n`. Else the text is part of an attribute of the node at `at`, from `offset` on. */
  readonly kind: 'text' | 'attribute' | 'block'
  readonly at: number
  readonly attribute: 'source' | 'alt' | null
  readonly offset: number
  /** Position before the list item that the block is the first of, or null. */
  readonly item: number | null
}

/** A passage before it has its number and its place in a list. */
export type PassageBody = Omit<Passage, 'index' | 'list' | 'quoted' | 'afterBlock'>

/** One text of a block, and what of it an attribute holds. */
export interface BlockText {
  readonly body: PassageBody
  readonly kind: DocumentPlace['kind']
  /** Position of the holder relative to the block. */
  readonly at: number
  readonly attribute: DocumentPlace['attribute']
  readonly offset: number
}

const ids = new WeakMap<Node, readonly string[]>()

/** The ids that HTML in a block gives; kept by node as its texts are. */
export function blockAnchors(node: Node): readonly string[] {
  let found = ids.get(node)
  if (found === undefined) {
    let html = node.type.name === 'rawBlock' ? node.textContent : ''
    if (node.isTextblock)
      node.forEach((child) => {
        if (child.type.name === 'rawInline') html += String(child.attrs['source'] ?? '')
      })
    found = htmlAnchors(html)
    ids.set(node, found)
  }
  return found
}

const bodies = new WeakMap<Node, readonly BlockText[]>()

/**
 * The texts of a block: its own, and those of its pictures (captions, alternative texts). Kept by node: ProseMirror's
 * nodes never change, so a block that nobody touched is not read again.
 */
export function blockTexts(node: Node): readonly BlockText[] {
  let texts = bodies.get(node)
  if (texts === undefined) {
    texts = node.isTextblock
      ? readTextblock(node)
      : node.type.name === 'listItem'
        ? [{ body: plain('paragraph', ''), kind: 'block', at: 0, attribute: null, offset: 0 }]
        : node.type.name === 'figure' || node.type.name === 'shortcode'
          ? readStanding(node)
          : []
    bodies.set(node, texts)
  }
  return texts
}

function readTextblock(node: Node): BlockText[] {
  if (node.type.spec.code === true) return []
  let text = ''
  const links: { from: number; to: number; href: string; bare: boolean }[] = []
  const codes: { from: number; to: number }[] = []
  const bold: { from: number; to: number }[] = []
  const objects: ObjectSpan[] = []
  const inner: BlockText[] = []
  node.forEach((child, offset) => {
    const from = text.length
    const attribute = (name: string): string => String(child.attrs[name] ?? '')
    if (child.isText) text += child.text ?? ''
    else if (child.type.name === 'softBreak') text += '\n'
    else if (child.type.name === 'hardBreak') text += lineSeparator
    else text += objectCharacter
    if (child.type.name === 'image') {
      objects.push({ at: from, kind: 'image', src: attribute('src'), alt: attribute('alt') })
      if (attribute('alt') !== '')
        inner.push({
          body: plain('alt', attribute('alt')),
          kind: 'attribute',
          at: offset + 1,
          attribute: 'alt',
          offset: 0,
        })
      if (attribute('href') !== '')
        links.push({ from, to: text.length, href: attribute('href'), bare: false })
    } else if (child.type.name === 'inlineShortcode') {
      objects.push({ at: from, kind: 'shortcode', source: attribute('source'), alone: false })
      inner.push(...captionsOf(attribute('source'), offset + 1))
    }
    for (const mark of child.marks) {
      if (mark.type.name === 'link')
        extend(links, { from, to: text.length, href: String(mark.attrs['href'] ?? ''), bare: false })
      else if (mark.type.name === 'code') extendRange(codes, from, text.length)
      else if (mark.type.name === 'bold') extendRange(bold, from, text.length)
    }
  })
  const all: LinkSpan[] = [...links, ...bareLinks(text, [...links, ...codes])]
  const kind: PassageKind =
    node.type.name === 'heading' ? 'heading' : node.type.name.startsWith('table') ? 'cell' : 'paragraph'
  const level = kind === 'heading' ? headingLevel(node.attrs['level']) : 0
  return [
    {
      body: { kind, text, prose: proseOf(text, codes, all), links: all, codes, bold, objects, level },
      kind: 'text',
      at: 0,
      attribute: null,
      offset: 0,
    },
    ...inner,
  ]
}

/** Marks are per text node: the same link over bold and plain text is one link. */
function extend(
  links: { from: number; to: number; href: string; bare: boolean }[],
  link: { from: number; to: number; href: string; bare: boolean },
): void {
  const last = links.at(-1)
  if (last !== undefined && last.to === link.from && last.href === link.href) last.to = link.to
  else links.push(link)
}

function extendRange(ranges: { from: number; to: number }[], from: number, to: number): void {
  const last = ranges.at(-1)
  if (last !== undefined && last.to === from) last.to = to
  else ranges.push({ from, to })
}

function readStanding(node: Node): BlockText[] {
  const source = String(node.attrs['source'] ?? '')
  const objects: ObjectSpan[] = [{ at: 0, kind: 'shortcode', source, alone: true }]
  const body: PassageBody = {
    kind: 'paragraph',
    text: objectCharacter,
    prose: objectCharacter,
    links: [],
    codes: [],
    bold: [],
    objects,
    level: 0,
  }
  return [{ body, kind: 'block', at: 0, attribute: null, offset: 0 }, ...captionsOf(source, 0)]
}

function captionsOf(source: string, at: number): BlockText[] {
  return readShortcodeAt(source, 0)
    .params.filter(({ key, value }) => key === 'caption' && value !== '')
    .map(({ value, from }) => ({
      body: plain('caption', value),
      kind: 'attribute',
      at,
      attribute: 'source',
      offset: from,
    }))
}

function plain(kind: PassageKind, text: string): PassageBody {
  const links = bareLinks(text, [])
  return { kind, text, prose: proseOf(text, [], links), links, codes: [], bold: [], objects: [], level: 0 }
}

/** A block in reading order, with its place among lists and quotations. */
export interface VisitedBlock {
  readonly node: Node
  readonly position: number
  readonly list: ListPlace | null
  readonly quoted: boolean
  readonly item: number | null
}

/** All blocks of a document that hold text or a picture, in reading order. */
export function visitBlocks(document: Node): VisitedBlock[] {
  const found: VisitedBlock[] = []
  let items = 0
  const walk = (
    parent: Node,
    start: number,
    list: ListPlace | null,
    quoted: boolean,
    itemPosition: number | null,
  ): void => {
    let place = list
    parent.forEach((child, offset, index) => {
      const position = start + offset
      if (child.type.name === 'listItem') {
        const item = items
        items += 1
        if (child.childCount === 0)
          found.push({
            node: child,
            position,
            list: { depth: (list?.depth ?? 0) + 1, first: true, item, parent: list?.item ?? null },
            quoted,
            item: position,
          })
        walk(
          child,
          position + 1,
          { depth: (list?.depth ?? 0) + 1, first: true, item, parent: list?.item ?? null },
          quoted,
          position,
        )
        return
      }
      if (place !== null && parent.type.name === 'listItem' && index > 0) place = { ...place, first: false }
      if (child.isTextblock || child.isLeaf || child.isAtom)
        found.push({
          node: child,
          position,
          list: place,
          quoted,
          item: place?.first === true ? itemPosition : null,
        })
      else walk(child, position + 1, place, quoted || child.type.name === 'blockquote', itemPosition)
    })
  }
  walk(document, 0, null, false, null)
  return found
}
