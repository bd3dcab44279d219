import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'

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

/**
 * Opens the copy and keeps it in step with the document.
 * @param onKept whether all that the document holds is written: told at every turn, and never when there is no copy.
 */
export function openLocalCopy(name: string, ydoc: Y.Doc, onKept: (kept: boolean) => void): LocalCopy {
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
    watchWriting(persistence, ydoc, onKept)
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
    forget: async () => {
      await loaded
      if (closed || !persistence) return
      closed = true
      await persistence.destroy()
      await empty(name)
    },
    close: () => {
      closed = true
      void persistence?.destroy()
    },
  }
}

const updates = 'updates'

/**
 * Follows whether the copy has what the document has. y-indexeddb writes each update and does not look back: a reading that
 * is begun after a writing ends after it, and a writing that failed (a full disk) is told by the database's own event. What
 * failed leaves a gap in the copy, so the whole state is written in its place.
 */
function watchWriting({ db }: IndexeddbPersistence, ydoc: Y.Doc, onKept: (kept: boolean) => void): void {
  if (db === null) return
  let changes = 0
  let looking = false
  let failed = false
  const look = (): void => {
    const seen = changes
    const mends = failed
    looking = true
    try {
      const turn = db.transaction([updates], mends ? 'readwrite' : 'readonly')
      if (mends) turn.objectStore(updates).add(Y.encodeStateAsUpdate(ydoc))
      turn.addEventListener('complete', () => {
        looking = false
        if (mends) failed = false
        if (failed) return
        if (seen === changes) onKept(true)
        else look()
      })
    } catch {
      // The copy was closed with the page, or forgotten: it keeps nothing more.
    }
  }
  // A transaction's failure bubbles up to its database, y-indexeddb's as well as the one above; the next change tries again.
  db.addEventListener('abort', () => {
    failed = true
    looking = false
    onKept(false)
  })
  ydoc.on('update', () => {
    changes += 1
    onKept(false)
    if (!looking) look()
  })
  onKept(true)
}

/** Empties a copy. Deleting its database would wait until every tab that has it open is closed. */
function empty(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.addEventListener('error', () => reject(request.error ?? new Error('the copy cannot be opened')))
    request.addEventListener('success', () => {
      const { result: database } = request
      const stores = [...database.objectStoreNames]
      const transaction = stores.length > 0 ? database.transaction(stores, 'readwrite') : null
      const end = (): void => {
        database.close()
        resolve()
      }
      if (!transaction) return end()
      for (const store of stores) transaction.objectStore(store).clear()
      transaction.addEventListener('complete', end)
      transaction.addEventListener('abort', () => {
        database.close()
        reject(transaction.error ?? new Error('the copy cannot be emptied'))
      })
    })
  })
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
