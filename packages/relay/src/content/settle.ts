import * as Y from 'yjs'
import { outlineOf } from '../update/outline.ts'
import { contentDigest } from './content-digest.ts'

/** One state that says what all its parts say, and the digest of what that is. */
export interface Settled {
  readonly state: Uint8Array
  /** What a room must know of it, without reading it (outline.ts). */
  readonly outline: Uint8Array
  readonly digest: string
}

/** Work that needs a Y.Doc. The server gives it to a thread of its own; a test does it at once. */
export interface Workshop {
  settle(parts: readonly Uint8Array[]): Promise<Settled>
}

/** Builds the document that some updates make, oldest first. One transaction: many cost minutes on a long log (relay.md). */
export function documentOf(parts: readonly Uint8Array[]): Y.Doc {
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    for (const part of parts) Y.applyUpdate(ydoc, part)
  })
  return ydoc
}

/**
 * Turns a snapshot and its tail into one state, read back and compared by content before anybody relies on it
 * (relay.md, mechanism 5).
 * @throws when the state is incomplete or would say something else.
 */
export function settle(parts: readonly Uint8Array[]): Settled {
  const ydoc = documentOf(parts)
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new Error('the log has updates that build on what is not there')
  }
  const state = Y.encodeStateAsUpdate(ydoc)
  const digest = contentDigest(ydoc)
  const again = documentOf([state])
  const same = contentDigest(again) === digest
  ydoc.destroy()
  again.destroy()
  if (!same) throw new Error('the compacted state says something else than the log')
  return { state, outline: outlineOf(state), digest }
}
