import type { Fix } from '../check.ts'
import type { Passage } from '../passage/passage.ts'
import type { DocumentPlace } from './document-passages.ts'

/** A change of a document: positions are ProseMirror's. */
export interface DocumentEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** A fix in document terms: what the editor makes one step of, from the last edit to the first. */
export type DocumentFix = { readonly safe: boolean } & (
  | { readonly kind: 'text'; readonly edits: readonly DocumentEdit[] }
  /** The edits make Markdown of the block's letters: it is read again (`parseBlocks`) and replaced by what comes out. */
  | { readonly kind: 'reread'; readonly block: number; readonly edits: readonly DocumentEdit[] }
  | { readonly kind: 'target'; readonly from: number; readonly to: number; readonly href: string }
  /** A target that stands in the text as it is: text and link change. */
  | { readonly kind: 'level'; readonly block: number; readonly level: number }
  /** `nest`: the list item at `item` becomes part of the one before it; `lift`: the block leaves its list. */
  | { readonly kind: 'nest' | 'lift'; readonly at: number }
  /** What stands there loses the mark. */
  | { readonly kind: 'unmark'; readonly from: number; readonly to: number; readonly mark: 'bold' }
  | { readonly kind: 'remove'; readonly from: number; readonly to: number }
  | { readonly kind: 'attribute'; readonly at: number; readonly name: string; readonly value: string }
  | { readonly kind: 'matter'; readonly key: string; readonly value: string; readonly rename?: string }
)

/** A check's fix of a passage, told in document positions; null where the document offers no such change. */
export function documentFix(fix: Fix, passage: Passage, place: DocumentPlace): DocumentFix | null {
  const { safe } = fix
  if (fix.kind === 'matter') return fix
  const at = (offset: number): number => place.block + 1 + offset
  if (fix.kind === 'text' || fix.kind === 'reread') {
    if (place.kind === 'attribute' && place.attribute !== null)
      return {
        safe,
        kind: 'attribute',
        at: place.at,
        name: place.attribute,
        value: withEdits(holderText(place), fix.edits, place.offset),
      }
    if (place.kind !== 'text') return null
    const edits = fix.edits.map((edit) => ({ from: at(edit.from), to: at(edit.to), insert: edit.insert }))
    return fix.kind === 'text'
      ? { safe, kind: 'text', edits }
      : { safe, kind: 'reread', block: place.block, edits }
  }
  if (fix.kind === 'target') {
    const link = passage.links[fix.link]
    if (link === undefined || place.kind !== 'text') return null
    return link.bare
      ? { safe, kind: 'text', edits: [{ from: at(link.from), to: at(link.to), insert: fix.href }] }
      : { safe, kind: 'target', from: at(link.from), to: at(link.to), href: fix.href }
  }
  if (fix.kind === 'unbold')
    return place.kind === 'text'
      ? { safe, kind: 'unmark', from: at(fix.from), to: at(fix.to), mark: 'bold' }
      : null
  if (fix.kind === 'level') return { safe, kind: 'level', block: place.block, level: fix.level }
  if (fix.kind === 'nest') return place.item === null ? null : { safe, kind: 'nest', at: place.item }
  if (fix.kind === 'lift') return { safe, kind: 'lift', at: place.block }
  return { safe, kind: 'remove', from: place.block, to: place.block + place.node.nodeSize }
}

/** The attribute's whole text: of the block, or of the inline node in it. */
function holderText(place: DocumentPlace): string {
  const holder = place.at === place.block ? place.node : place.node.nodeAt(place.at - place.block - 1)
  return String(holder?.attrs[place.attribute ?? ''] ?? '')
}

function withEdits(
  text: string,
  edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
  offset: number,
): string {
  let changed = text
  for (const edit of edits.toSorted((a, b) => b.from - a.from))
    changed = changed.slice(0, offset + edit.from) + edit.insert + changed.slice(offset + edit.to)
  return changed
}
