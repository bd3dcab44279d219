import type { Cut } from '@stanza/review'
import { meets, type Held } from './carry-over.ts'

/** What is to be asked of the server, so that what was written becomes suggestions. */
export interface Plan {
  /** Suggestions that get another text. */
  readonly changed: readonly { readonly held: Held; readonly cut: Cut }[]
  readonly fresh: readonly Cut[]
  /** Suggestions of which nothing is left: they were emptied by hand, or became part of another. */
  readonly emptied: readonly Held[]
}

/** Each suggestion that is being changed goes on with the first change that touches what it touched. */
export function planProposal(cuts: readonly Cut[], held: readonly Held[]): Plan {
  const changed: { held: Held; cut: Cut }[] = []
  const free = new Set(held)
  const fresh: Cut[] = []
  for (const cut of cuts) {
    const own = [...free].find(({ written }) => meets(written, cut.written))
    if (own === undefined) fresh.push(cut)
    else {
      free.delete(own)
      changed.push({ held: own, cut })
    }
  }
  return { changed, fresh, emptied: [...free] }
}
