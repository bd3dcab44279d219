import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

// The grammar (relay.md, frames). Every frame is one WebSocket message: a varUint type, then what the type says.
export const frameType = {
  /** varUint syncType, varUint8Array */
  sync: 0,
  /** varUint8Array of y-protocols' awareness */
  awareness: 1,
  queryAwareness: 3,
  /** varString of JSON: Hello */
  hello: 110,
  /** varUint n, from the client after each of its sync frames */
  mark: 111,
  /** varUint n, varUint seq */
  saved: 112,
  /** varUint n, varString code, varString text */
  refused: 113,
  /** varUint seq, varString hash */
  digest: 114,
  /** varString StorageStatus */
  storage: 115,
  /** varUint code, varUint ms */
  bye: 116,
  /** varString version, varString name */
  deletion: 117,
} as const

export const syncType = { step1: 0, step2: 1, update: 2 } as const

/** The version of the frames 110 to 117. */
export const protocolVersion = 1

export type StorageStatus = 'ok' | 'degraded' | 'full'

/** What a client must know before it binds an editor to the document. */
export interface Hello {
  readonly protocol: number
  /** The oldest and the present version of the document's schema that may write here (relay.md, mechanism 7). */
  readonly schemaMin: number
  readonly schemaNow: number
  readonly epoch: string
  readonly role: string
  readonly phase: string
  /** Null when this connection may edit now; otherwise why not. */
  readonly refusal: { readonly code: string; readonly text: string } | null
  readonly person: { readonly id: string; readonly name: string | null; readonly color: string }
  readonly limits: { readonly updateBytes: number; readonly documentBytes: number }
  /** Names the settings that hold now, where the server has any. */
  readonly settings?: string
}

/** What the server tells, beside the frames of y-websocket. */
export type ServerNews =
  | { readonly kind: 'hello'; readonly hello: Hello }
  | { readonly kind: 'saved'; readonly n: number; readonly seq: number }
  | { readonly kind: 'refused'; readonly n: number; readonly code: string; readonly text: string }
  | { readonly kind: 'digest'; readonly seq: number; readonly hash: string }
  | { readonly kind: 'storage'; readonly status: StorageStatus }
  | { readonly kind: 'bye'; readonly code: number; readonly retryAfterMs: number }
  /** Most of the text goes now, by somebody of that name; what was there is kept as that version. */
  | { readonly kind: 'deletion'; readonly version: string; readonly name: string }

export function encodeNews(news: ServerNews): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, frameType[news.kind])
    writeNews(to, news)
  })
}

function writeNews(to: encoding.Encoder, news: ServerNews): void {
  switch (news.kind) {
    case 'hello':
      return encoding.writeVarString(to, JSON.stringify(news.hello))
    case 'saved':
      encoding.writeVarUint(to, news.n)
      return encoding.writeVarUint(to, news.seq)
    case 'refused':
      encoding.writeVarUint(to, news.n)
      encoding.writeVarString(to, news.code)
      return encoding.writeVarString(to, news.text)
    case 'digest':
      encoding.writeVarUint(to, news.seq)
      return encoding.writeVarString(to, news.hash)
    case 'storage':
      return encoding.writeVarString(to, news.status)
    case 'bye':
      encoding.writeVarUint(to, news.code)
      return encoding.writeVarUint(to, news.retryAfterMs)
    case 'deletion':
      encoding.writeVarString(to, news.version)
      return encoding.writeVarString(to, news.name)
  }
}

/** Reads what follows the type of a server's frame. The decoder stands behind the type, as y-websocket leaves it. */
export function readNews(kind: ServerNews['kind'], from: decoding.Decoder): ServerNews {
  switch (kind) {
    case 'hello':
      return { kind, hello: JSON.parse(decoding.readVarString(from)) as Hello }
    case 'saved':
      return { kind, n: decoding.readVarUint(from), seq: decoding.readVarUint(from) }
    case 'refused':
      return {
        kind,
        n: decoding.readVarUint(from),
        code: decoding.readVarString(from),
        text: decoding.readVarString(from),
      }
    case 'digest':
      return { kind, seq: decoding.readVarUint(from), hash: decoding.readVarString(from) }
    case 'storage':
      return { kind, status: decoding.readVarString(from) as StorageStatus }
    case 'bye':
      return { kind, code: decoding.readVarUint(from), retryAfterMs: decoding.readVarUint(from) }
    case 'deletion':
      return { kind, version: decoding.readVarString(from), name: decoding.readVarString(from) }
  }
}

/** A sync frame of y-websocket: step 1 with a state vector, step 2 or an update with Yjs' own bytes. */
export function encodeSync(type: keyof typeof syncType, bytes: Uint8Array): Uint8Array {
  const head = encoding.encode((to) => {
    encoding.writeVarUint(to, frameType.sync)
    encoding.writeVarUint(to, syncType[type])
    encoding.writeVarUint(to, bytes.length)
  })
  // An encoder that grows would copy a whole document several times.
  const frame = new Uint8Array(head.length + bytes.length)
  frame.set(head)
  frame.set(bytes, head.length)
  return frame
}

export function encodeMark(n: number): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, frameType.mark)
    encoding.writeVarUint(to, n)
  })
}
