import { documentOf, type UpdateLog } from '@stanza/relay'
import type * as Y from 'yjs'

/** An edition's document at one moment; `seq` is the newest update in it. Whoever asked for it destroys it. */
export interface EditionState {
  readonly ydoc: Y.Doc
  readonly seq: number
}

/** The editions' documents as they are on disk, which is all that anybody has been shown (relay.md, mechanism 3). */
export interface ReadingRooms {
  /** Null: no such edition. */
  read(edition: string): Promise<EditionState | null>
}

/** The live rooms, as the routes use them; the relay's are such. */
export interface Rooms extends ReadingRooms {
  /** Makes a change and keeps it as one update by `author`; people in the room see it like any other. */
  edit(edition: string, author: string, change: (ydoc: Y.Doc) => void): Promise<void>
}

/** The log read directly: for a process beside the server, which has the rooms. */
export const readLog = (log: UpdateLog): ReadingRooms => ({
  read: async (edition) => {
    const stored = await log.load(edition)
    if (stored === null) return null
    const updates = [...(stored.snapshot === null ? [] : [stored.snapshot]), ...stored.tail]
    return { ydoc: documentOf(updates.map(({ bytes }) => bytes)), seq: stored.head }
  },
})
