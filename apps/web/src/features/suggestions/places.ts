import { findBlock } from '@stanza/editor'
import type { Suggestion } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'

/** What is put between two blocks belongs to what stands before it. */
export const placeIn = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  from === to ? Math.max(0, from - 1) : from

/** Where the blocks of a suggestion stand now; null where they are gone, or it names none. */
export function placeOfBlocks({ blocks }: Suggestion, document: Node): number | null {
  for (const id of blocks) {
    const position = findBlock(document, id)
    if (position !== null) return position
  }
  return null
}
