import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** The browser's own copy of a text: it outlives closing the tab, and holds what the server does not have yet. */
export interface LocalCopy {
  /** The origin of what is read from the copy, to tell it from what a person writes. */
  readonly origin: unknown
  /** Resolves when the copy is in the document: true; false where this browser keeps nothing. */
  readonly loaded: Promise<boolean>
  /** Forgets the copy, when it was found to differ from the server's. */
  readonly forget: () => Promise<void>
  readonly close: () => void
}

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
  const loaded = mayKeep().then(async (may) => {
    if (!may || closed) return false
    persistence = new IndexeddbPersistence(name, ydoc)
    await persistence.whenSynced
    return true
  })
  return {
    origin,
    loaded,
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
