import * as Y from 'yjs'
import { contentName } from '@stanza/schema'

/** `count` copies of one edition, as `count` browsers hold them: same state, their own client ids. */
export function replicasOf(ydoc: Y.Doc, count: number): Y.Doc[] {
  const state = Y.encodeStateAsUpdate(ydoc)
  return Array.from({ length: count }, () => {
    const replica = new Y.Doc()
    Y.applyUpdate(replica, state)
    return replica
  })
}

/** Carries everything that any replica has to all others, as a relay does once all are connected. */
export function exchange(replicas: readonly Y.Doc[]): void {
  for (const from of replicas) {
    for (const to of replicas) {
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
    }
  }
}

/** What two replicas must agree on, as text that a failing test can print. */
export function contentOf(ydoc: Y.Doc): string {
  return ydoc.getXmlFragment(contentName).toString()
}
