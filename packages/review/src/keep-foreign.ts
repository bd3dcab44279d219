import { readDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { idOf } from './step.ts'
import { forkOf } from './branch.ts'
import { mergeBlocks } from './merge-blocks.ts'
import { liveIn, type Decoded } from './update-reach.ts'

/**
 * A branch that removes, replaces or moves a whole block takes along what others wrote in it since: Yjs deletes a block with
 * all that is in it. Finds such words before the branch is applied.
 * @param before the document as it is. The same nodes for as long as nothing in them changed: then nothing is read again.
 * @returns null where there are none (nearly always); else what puts them back, given the document with the branch applied.
 */
export function keepForeign(ydoc: Y.Doc, before: Node, decoded: Decoded): ((after: Node) => Node) | null {
  const lost = blocksWithForeign(ydoc, decoded)
  if (lost.size === 0) return null
  const found = partsOf(ydoc, before, decoded, lost)
  return (after) => {
    let document = after
    const place = (block: Node | null): void => {
      const merged = block && withoutEmpty(block)
      if (merged !== null) document = placeBlock(document, before, merged)
    }
    for (const { id, ours, base, rest } of found) {
      const theirs = nodeById(document, id)
      if (theirs !== null) place(base && mergeBlocks(base, ours, theirs))
      else if (rest !== null) place(withoutMoved(rest, { document, ours, base }, place))
    }
    return document
  }
}

/** What was taken out of a block before it went, such as an item's text, takes along what others wrote in it. */
function withoutMoved(
  rest: Node,
  { document, ours, base }: { readonly document: Node; readonly ours: Node; readonly base: Node | null },
  place: (merged: Node | null) => void,
): Node {
  if (rest.isTextblock || rest.isLeaf) return rest
  const left = rest.content.content.flatMap((child) => {
    const id = idOf(child)
    const theirs = id === null ? null : nodeById(document, id)
    if (theirs === null || id === null) return [withoutMoved(child, { document, ours, base }, place)]
    const [known, now] = [base && nodeById(base, id), nodeById(ours, id)]
    if (known !== null && now !== null) place(mergeBlocks(known, now, theirs))
    return []
  })
  return rest.type.create(rest.attrs, left)
}

interface Parts {
  readonly id: string
  readonly ours: Node
  /** What the branch knew of it, and what it did not. */
  readonly base: Node | null
  readonly rest: Node | null
}

/** Reading a document in parts costs as much as opening it; a keystroke elsewhere leaves these as they were. */
const known = new WeakMap<Decoded, readonly Parts[]>()

function partsOf(ydoc: Y.Doc, before: Node, decoded: Decoded, lost: ReadonlySet<string>): readonly Parts[] {
  const now = [...lost].flatMap((id) => {
    const ours = nodeById(before, id)
    return ours === null ? [] : [{ id, ours }]
  })
  const parts = known.get(decoded)
  if (parts?.length === now.length && now.every(({ ours }, index) => parts[index]?.ours === ours))
    return parts
  const base = reading(ydoc, decoded, (isKnown) => isKnown)
  const rest = reading(ydoc, decoded, (isKnown) => !isKnown)
  const read = now.map(({ id, ours }) => ({ id, ours, base: nodeById(base, id), rest: nodeById(rest, id) }))
  known.set(decoded, read)
  return read
}

type Element = Y.XmlElement | Y.XmlText

/** Ids of the outermost blocks that go, with words in them that the branch did not know. */
function blocksWithForeign(ydoc: Y.Doc, { ds }: Decoded): Set<string> {
  const gone = new Set<Y.XmlElement>()
  for (const { content } of liveIn(ydoc, ds))
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) gone.add(content.type)
  const lost = new Set<string>()
  for (const element of gone) {
    if (gone.has(element.parent as Y.XmlElement) || !hasForeign(element, ds)) continue
    const id: unknown = element.getAttribute('id')
    if (typeof id === 'string') lost.add(id)
  }
  return lost
}

const hasForeign = (type: Element, ds: Decoded['ds']): boolean =>
  itemsOf(type).some(
    (item) =>
      !Y.isDeleted(ds, item.id) ||
      (item.content instanceof Y.ContentType && hasForeign(item.content.type as Element, ds)),
  )

/** What shows in a type, piece by piece. */
function itemsOf(type: Element): Y.Item[] {
  const items: Y.Item[] = []
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no public way to walk the items of a text
  for (let item = type._start; item !== null; item = item.right)
    if (!item.deleted && item.countable) items.push(item)
  return items
}

/** The document with only a part of what is in the blocks that go: what the branch knew of them, or what it did not. */
function reading(ydoc: Y.Doc, { ds }: Decoded, keeps: (isKnown: boolean) => boolean): Node {
  const fork = forkOf(ydoc)
  const types = [...liveIn(fork, ds)].flatMap(({ content }) =>
    content instanceof Y.ContentType ? [content.type as Element] : [],
  )
  fork.transact(() => {
    for (const type of types) keepIn(type, (item) => keeps(Y.isDeleted(ds, item.id)))
  })
  const document = readDocument(fork)
  fork.destroy()
  return document
}

/** Blocks stay, since they may hold what is kept; signs, breaks and pictures go. */
function keepIn(type: Element, keeps: (item: Y.Item) => boolean): void {
  let offset = 0
  for (const item of itemsOf(type)) {
    const isBlock = item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText
    const holds =
      item.content instanceof Y.ContentType && (isBlock || (item.content.type as Element).length > 0)
    if (holds || keeps(item)) offset += item.length
    else type.delete(offset, item.length)
  }
}

function nodeById(document: Node, id: string): Node | null {
  let found: Node | null = null
  document.descendants((node) => {
    if (found === null && idOf(node) === id) found = node
    return found === null
  })
  return found
}

/** Puts a block where it stands by its id, or else behind what stood in front of it before. */
function placeBlock(document: Node, before: Node, block: Node): Node {
  const id = idOf(block)
  if (id !== null && nodeById(document, id) !== null)
    return mapNodes(document, (node) => (idOf(node) === id ? block : node))
  const parent = parentOf(before, id)
  if (parent === null) return document
  const isThere = parent.type.name === 'doc' || nodeById(document, idOf(parent) ?? '') !== null
  // A list that went goes back with this one item.
  if (!isThere) return placeBlock(document, before, parent.copy(parent.type.create(null, block).content))
  const index = parent.content.content.findIndex((child) => idOf(child) === id)
  const earlier = parent.content.content.slice(0, index).map(idOf)
  return mapNodes(document, (node) => {
    if (idOf(node) !== idOf(parent) || node.type !== parent.type) return node
    const at = 1 + node.content.content.findLastIndex((child) => earlier.includes(idOf(child)))
    return node.copy(node.content.cut(0, 0).append(withChild(node, at, block).content))
  })
}

function withChild(node: Node, at: number, child: Node): Node {
  const children = node.content.content
  return node.type.create(node.attrs, [...children.slice(0, at), child, ...children.slice(at)])
}

function parentOf(document: Node, id: string | null): Node | null {
  let found: Node | null = document.content.content.some((node) => idOf(node) === id) ? document : null
  document.descendants((node) => {
    if (node.content.content.some((child) => idOf(child) === id)) found ??= node
  })
  return found
}

function mapNodes(node: Node, change: (node: Node) => Node): Node {
  const changed = change(node)
  if (changed !== node || node.isTextblock || node.isLeaf) return changed
  return node.type.create(
    node.attrs,
    node.content.content.map((child) => mapNodes(child, change)),
  )
}

function withoutEmpty(node: Node): Node | null {
  if (node.isTextblock) return node.content.size === 0 ? null : node
  if (node.isLeaf) return node
  const left = node.content.content.flatMap((child) => withoutEmpty(child) ?? [])
  return left.length === 0 ? null : node.type.create(node.attrs, left)
}
