import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** The browser's own copy of a text: it outlives closing the tab, and holds what the server does not have yet. */
export interface LocalCopy {
  /** The origin of what is read from the copy, to tell it from what a person writes. */
  readonly origin: unknown
  /** Resolves when the copy is in the document. */
  readonly loaded: Promise<CopyState>
  /** Says that the document was in step with the server's once: from now on the copy is one to work on. */
  readonly markComplete: () => Promise<void>
  /** Forgets the copy, when it was found to differ from the server's. */
  readonly forget: () => Promise<void>
  readonly close: () => void
}

/**
 * `none`: this browser keeps nothing. `part`: it was never in step with the server's, so it may be half of a text.
 * `complete`: it was; an editor may be bound to it before the server has been heard.
 */
export type CopyState = 'none' | 'part' | 'complete'

const completeKey = 'complete'

/** The name of a copy: of one history of one edition, so that a restored text never meets an old copy (relay.md, 6). */
export const copyName = (edition: string, epoch: string): string => `${edition}:${epoch}`

/** Opens the copy and keeps it in step with the document. */
export function openLocalCopy(name: string, ydoc: Y.Doc): LocalCopy {
  let persistence: IndexeddbPersistence | null = null
  let closed = false
  const origin = {
    get current() {
      return persistence
    },
  }
  const loaded = mayKeep().then(async (may): Promise<CopyState> => {
    if (!may || closed) return 'none'
    persistence = new IndexeddbPersistence(name, ydoc)
    await persistence.whenSynced
    const complete: unknown = await persistence.get(completeKey)
    // Updates that wait for one that is missing are not a text either.
    return complete === 1 && ydoc.store.pendingStructs === null ? 'complete' : 'part'
  })
  return {
    origin,
    loaded,
    markComplete: async () => {
      if ((await loaded) === 'part' && !closed) await persistence?.set(completeKey, 1)
    },
    forget: async () => persistence?.clearData(),
    close: () => {
      closed = true
      void persistence?.destroy()
    },
  }
}

/** y-indexeddb does not tell when the database cannot be opened (private windows, a full disk), so it is tried before. */
function mayKeep(): Promise<boolean> {
  const probe = 'stanza:probe'
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(probe)
      request.addEventListener('success', () => {
        request.result.close()
        resolve(true)
      })
      request.addEventListener('error', () => resolve(false))
      request.addEventListener('blocked', () => resolve(false))
    } catch {
      resolve(false)
    }
  })
}
