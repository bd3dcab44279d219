import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeMark, encodeSync, frameType } from '@stanza/relay/client'

/** How one relay wants to be spoken to: the frames of a client, and how it says that it has an update. */
export interface Dialect {
  readonly path: (room: string) => string
  /** What a client says first, to be sent the document and what follows. */
  readonly opening: (room: string) => readonly Uint8Array[]
  readonly update: (room: string, update: Uint8Array, n: number) => readonly Uint8Array[]
  /** How many of the client's updates a frame acknowledges so far; null: none. `before` is what was acknowledged before. */
  readonly acknowledged: (frame: Uint8Array, before: number) => number | null
}

export type DialectName = 'stanza' | 'hocuspocus' | 'y-websocket' | 'ws'

const emptyVector = new Uint8Array([0])
const nothing = (): null => null

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  stanza: {
    path: (room) => `/sync/${room}`,
    opening: () => [encodeSync('step1', emptyVector), encodeMark(1)],
    // The opening's own mark was the first.
    update: (_room, update, n) => [encodeSync('update', update), encodeMark(n + 1)],
    acknowledged(frame) {
      if (frame[0] !== frameType.saved) return null
      const from = decoding.createDecoder(frame)
      decoding.readVarUint(from)
      return decoding.readVarUint(from) - 1
    },
  },
  'y-websocket': {
    path: (room) => `/${room}`,
    opening: () => [encodeSync('step1', emptyVector)],
    update: (_room, update) => [encodeSync('update', update)],
    acknowledged: nothing,
  },
  ws: {
    path: (room) => `/${room}`,
    opening: () => [],
    update: (_room, update) => [encodeSync('update', update)],
    acknowledged: nothing,
  },
  hocuspocus: {
    path: () => '/',
    opening: (room) => [named(room, authenticate), named(room, encodeSync('step1', emptyVector))],
    update: (room, update) => [named(room, encodeSync('update', update))],
    // It tells of each update that it is in memory, not that it is stored.
    acknowledged(frame, before) {
      const from = decoding.createDecoder(frame)
      decoding.readVarString(from)
      return decoding.readVarUint(from) === syncStatus ? before + 1 : null
    },
  },
}

// Hocuspocus 4.7, packages/server/src/types.ts: MessageType.Auth = 2 with a token, MessageType.SyncStatus = 8.
const syncStatus = 8
const authenticate = encoding.encode((to) => {
  encoding.writeVarUint(to, 2)
  encoding.writeVarUint(to, 0)
  encoding.writeVarString(to, 'bench')
})

function named(room: string, message: Uint8Array): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarString(to, room)
    encoding.writeUint8Array(to, message)
  })
}
