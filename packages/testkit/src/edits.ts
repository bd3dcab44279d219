import fc, { type Arbitrary } from 'fast-check'
import type { MarkType, Node } from 'prosemirror-model'
import { Transform, canJoin, canSplit, findWrapping, liftTarget } from 'prosemirror-transform'
import type * as Y from 'yjs'
import { documentSchema, patchDocument, readDocument } from '@stanza/schema'
import { figure, h3, li, table, ul } from './builders.ts'
import { anyText } from './texts.ts'

/**
 * One thing that a writer does, as data. Places are shares of the document, 0 to 1, so that a script runs on whatever the
 * others have made of it; an edit that makes no sense at its place does nothing.
 */
export type Edit =
  | { readonly kind: 'type'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | {
      readonly kind: 'mark' | 'unmark'
      readonly at: number
      readonly length: number
      readonly mark: 'bold' | 'italic' | 'strike' | 'code' | 'link'
    }
  | { readonly kind: 'heading'; readonly at: number; readonly level: number }
  | { readonly kind: 'paragraph' | 'split' | 'join' | 'list' | 'lift' | 'removeBlock'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'insert'; readonly at: number; readonly what: 'figure' | 'table' | 'items' | 'heading' }

const place = fc.double({ min: 0, max: 1, noNaN: true })
const someCharacters = fc.integer({ min: 1, max: 12 })

/** Any one edit; typing is the most frequent, as with people. */
export const anyEdit: Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), at: place, text: anyText }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), at: place, length: someCharacters }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('mark' as const, 'unmark' as const),
      at: place,
      length: someCharacters,
      mark: fc.constantFrom(
        'bold' as const,
        'italic' as const,
        'strike' as const,
        'code' as const,
        'link' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('heading' as const),
      at: place,
      level: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'paragraph' as const,
        'split' as const,
        'join' as const,
        'list' as const,
        'lift' as const,
        'removeBlock' as const,
      ),
      at: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), at: place, to: place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      at: place,
      what: fc.constantFrom('figure' as const, 'table' as const, 'items' as const, 'heading' as const),
    }),
  },
)

/** A script of edits by one writer. */
export const editScripts = (maxLength = 12): Arbitrary<readonly Edit[]> =>
  fc.array(anyEdit, { minLength: 1, maxLength })

/** The document after an edit. Pure; always valid. */
export function applyEdit(document: Node, edit: Edit): Node {
  const change = new Transform(document)
  perform(change, edit)
  return change.doc
}

/** The same on a live edition: the least change that makes it say so, in one transaction of `origin`. */
export function editEdition(ydoc: Y.Doc, edit: Edit, origin?: unknown): void {
  patchDocument(ydoc, applyEdit(readDocument(ydoc), edit), { origin })
}

const samples = {
  figure: () => figure('{{< figure src="/images/new.png" alt="new" >}}'),
  table: () => table(['Name', 'Version'], ['Lantern', '2.4.1']),
  items: () => ul(li('first'), li('second')),
  heading: () => h3('A group'),
} satisfies Record<Extract<Edit, { kind: 'insert' }>['what'], () => Node>

function perform(change: Transform, edit: Edit): void {
  const { doc } = change
  const at = textPosition(doc, edit.at)
  switch (edit.kind) {
    case 'type':
      if (at !== null) change.insert(at, documentSchema.text(edit.text))
      return
    case 'delete':
      if (at !== null) change.delete(at, endWithin(doc, at, edit.length))
      return
    case 'mark':
    case 'unmark':
      if (at !== null)
        mark(change, edit.kind, at, endWithin(doc, at, edit.length), documentSchema.marks[edit.mark])
      return
    case 'heading':
      if (at !== null) change.setBlockType(at, at, documentSchema.nodes.heading, { level: edit.level })
      return
    case 'paragraph':
      if (at !== null) change.setBlockType(at, at, documentSchema.nodes.paragraph)
      return
    case 'split':
      if (at !== null && canSplit(doc, at)) change.split(at)
      return
    case 'list':
      if (at !== null) wrap(change, at)
      return
    case 'lift':
      if (at !== null) lift(change, at)
      return
    case 'join':
      join(change, edit.at)
      return
    case 'removeBlock':
      remove(change, edit.at)
      return
    case 'move':
      move(change, edit.at, edit.to)
      return
    case 'insert':
      change.insert(boundaries(doc)[indexAt(boundaries(doc), edit.at)] ?? 0, samples[edit.what]())
  }
}

/** A place inside text, the share `at` of all such places, or null in a document without any. */
function textPosition(document: Node, at: number): number | null {
  const blocks: { start: number; size: number }[] = []
  document.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ start: position + 1, size: node.content.size })
  })
  const block = blocks[indexAt(blocks, at)]
  if (block === undefined) return null
  const share = at * blocks.length - Math.floor(at * blocks.length)
  return wholeCharacter(document, block.start + Math.round(share * block.size))
}

const indexAt = (list: readonly unknown[], at: number): number =>
  Math.min(list.length - 1, Math.floor(at * list.length))

const endWithin = (document: Node, at: number, length: number): number =>
  wholeCharacter(document, Math.min(at + length, document.resolve(at).end()))

/** Nobody's editor cuts a surrogate pair in half, and shared text would not agree on what half a pair is. */
function wholeCharacter(document: Node, position: number): number {
  const { nodeBefore, nodeAfter } = document.resolve(position)
  const cut =
    /[\uD800-\uDBFF]$/.test(nodeBefore?.text ?? '') && /^[\uDC00-\uDFFF]/.test(nodeAfter?.text ?? '')
  return cut ? position - 1 : position
}

function mark(change: Transform, kind: 'mark' | 'unmark', from: number, to: number, type: MarkType): void {
  const attrs = type.name === 'link' ? { href: 'https://example.org/new' } : null
  if (kind === 'mark') change.addMark(from, to, type.create(attrs))
  else change.removeMark(from, to, type)
}

function wrap(change: Transform, at: number): void {
  const range = change.doc.resolve(at).blockRange()
  const wrapping = range && findWrapping(range, documentSchema.nodes.bulletList)
  if (range && wrapping) change.wrap(range, wrapping)
}

function lift(change: Transform, at: number): void {
  const range = change.doc.resolve(at).blockRange()
  const target = range && liftTarget(range)
  if (range && target !== null && target !== undefined) change.lift(range, target)
}

/** Positions between the blocks at the top, first and last included. */
function boundaries(document: Node): number[] {
  const found = [0]
  document.forEach((node, offset) => found.push(offset + node.nodeSize))
  return found
}

function join(change: Transform, at: number): void {
  const inner = boundaries(change.doc).slice(1, -1)
  const position = inner[indexAt(inner, at)]
  if (position === undefined || !canJoin(change.doc, position)) return
  const { nodeBefore, nodeAfter } = change.doc.resolve(position)
  if (nodeBefore?.type === nodeAfter?.type) change.join(position)
}

function remove(change: Transform, at: number): Node | null {
  const { doc } = change
  const index = Math.min(doc.childCount - 1, Math.floor(at * doc.childCount))
  const block = index < 0 ? null : doc.child(index)
  const start = boundaries(doc)[index] ?? 0
  if (block !== null) change.delete(start, start + block.nodeSize)
  return block
}

function move(change: Transform, at: number, to: number): void {
  const block = remove(change, at)
  const places = boundaries(change.doc)
  if (block !== null) change.insert(places[indexAt(places, to)] ?? 0, block)
}
