import type { NewUpdate, StoredLog, UpdateLog } from '@stanza/relay'
import * as Y from 'yjs'

/** An edition's document at one moment; `seq` is the newest update in it. */
export interface EditionState {
  readonly ydoc: Y.Doc
  readonly seq: number
}

/** The editions' documents as the routes use them: the live rooms in the server, the log alone in the command line. */
export interface Rooms {
  /** What is on disk now, which is all that anybody has been shown (relay.md, mechanism 3). Null: no such edition. */
  read(edition: string): Promise<EditionState | null>
  /** Makes a change and keeps it as one update by `author`; people in the room see it like any other. */
  edit(edition: string, author: string, change: (ydoc: Y.Doc) => void): Promise<void>
}

/** Builds the document of a stored log. One transaction: many small ones cost minutes on a long log (relay.md). */
export function documentOf(log: StoredLog): Y.Doc {
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    if (log.snapshot) Y.applyUpdate(ydoc, log.snapshot.bytes)
    for (const update of log.tail) Y.applyUpdate(ydoc, update.bytes)
  })
  return ydoc
}

/** The log read directly, without rooms. Only for a process in which no room is open. */
export function logRooms(log: UpdateLog): Rooms {
  const read = async (edition: string): Promise<EditionState | null> => {
    const stored = await log.load(edition)
    return stored && { ydoc: documentOf(stored), seq: stored.head }
  }
  return {
    read,
    edit: async (edition, author, change) => {
      const state = await read(edition)
      if (state === null) throw new Error(`no document ${edition} to edit`)
      const bytes = changeOf(state.ydoc, change)
      if (bytes === null) return
      const update: NewUpdate = {
        document: edition,
        bytes,
        author,
        connection: crypto.randomUUID(),
        n: 1,
        at: Date.now(),
      }
      await log.append([update])
    },
  }
}

/** Runs a change and gives what it did as one update, or null when it did nothing. */
function changeOf(ydoc: Y.Doc, change: (ydoc: Y.Doc) => void): Uint8Array | null {
  const made: Uint8Array[] = []
  const gather = (update: Uint8Array): void => void made.push(update)
  ydoc.on('update', gather)
  ydoc.transact(() => change(ydoc))
  ydoc.off('update', gather)
  return made.length === 0 ? null : Y.mergeUpdates(made)
}
