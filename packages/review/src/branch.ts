import * as Y from 'yjs'

/** A proposed change: the Yjs update that a fork of the edition made, and the blocks it is about. */
export interface Branch {
  readonly update: Uint8Array
  /** Ids of the blocks and list items it changes, moves or removes; empty for a pure insertion. */
  readonly blocks: readonly string[]
}

/** One suggestion may be no larger. Source: review.md. */
export const maxBranchBytes = 64 * 1024

/** A private copy of an edition, with a client id of its own. */
export function forkOf(main: Y.Doc): Y.Doc {
  const fork = new Y.Doc()
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(main))
  return fork
}
