import { cutBranches, forkOf, type Written } from '@stanza/review'
import { readDocument } from '@stanza/schema'
import * as Y from 'yjs'

/** A suggestion whose words stand in the fork. */
export interface Held {
  readonly id: string
  readonly update: Uint8Array
  readonly written: Written
}

interface Carried {
  readonly fork: Y.Doc
  /** Of the given ones, those whose words the new fork has: what was written since belongs to them. */
  readonly held: readonly Held[]
}

/**
 * A fresh fork of the edition with what was written and is no suggestion yet. A suggestion on which somebody wrote on stays
 * in it with its very own letters: accepted meanwhile, it is there once.
 * @param before held since before: they stay held.
 */
export function carryOver(
  main: Y.Doc,
  fork: Y.Doc,
  sent: readonly Held[],
  before: readonly Held[] = [],
): Carried {
  const known = [...before.filter(({ id }) => sent.every((one) => one.id !== id)), ...sent]
  const rest = cutBranches(forkWith(main, known), readDocument(fork))
  if (rest.length === 0) return { fork: forkOf(main), held: [] }
  const touched = new Set(rest.flatMap(({ written }) => [...written]))
  const held = known.filter((one) => !sent.includes(one) || meets(one.written, touched))
  const next = forkWith(main, [...held, ...rest])
  if (next.store.pendingStructs === null) return { fork: next, held }
  // It was written beside words of a suggestion that is not touched otherwise, and stands on them.
  next.destroy()
  return { fork: forkWith(main, [...known, ...rest]), held: known }
}

/** A fork of the edition with these changes in it. */
export function forkWith(main: Y.Doc, changes: readonly { readonly update: Uint8Array }[]): Y.Doc {
  const fork = forkOf(main)
  for (const { update } of changes) Y.applyUpdate(fork, update)
  return fork
}

export const meets = (one: Written, other: Written): boolean => {
  for (const id of one) if (other.has(id)) return true
  return false
}
