import { findBlock } from '@stanza/editor'
import type { Suggestion } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'

/** A section or group of the outline: the children of the document from its heading to the next one. */
export interface SectionRow {
  readonly id: string
  readonly title: string
  readonly from: number
  readonly to: number
  readonly groups: readonly SectionRow[]
}

/** What is put between two blocks belongs to what stands before it. */
export const placeIn = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  from === to ? Math.max(0, from - 1) : from

/** Ids of the rows that hold a position: the section, and the group in it. */
export function findRows(rows: readonly SectionRow[], document: Node, position: number): readonly string[] {
  if (position > document.content.size) return []
  const child = document.resolve(position).index(0)
  return rows
    .flatMap((row) => [row, ...row.groups])
    .filter(({ from, to }) => child >= from && child < to)
    .map(({ id }) => id)
}

/** Where the blocks of a decided suggestion stand now; null where they are gone. */
export function placeOfDecided({ blocks }: Suggestion, document: Node): number | null {
  for (const id of blocks) {
    const position = findBlock(document, id)
    if (position !== null) return position
  }
  return null
}
