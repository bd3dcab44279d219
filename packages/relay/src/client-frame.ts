import * as decoding from 'lib0/decoding'
import type { CloseReason } from './close-reason.ts'
import { frameType, syncType } from './frames.ts'
import type { Limits } from './limits.ts'

/** One entry of y-protocols' awareness, its state not yet read. */
export interface PresenceEntry {
  readonly client: number
  readonly json: string
}

/** What a client may send; anything else is a reason to close (threats.md S29: one table for this direction). */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly vector: ReadonlyMap<number, number> }
  /** `answer`: a sync step 2, everything the server said it lacks. */
  | { readonly kind: 'update'; readonly bytes: Uint8Array; readonly answer: boolean }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'ask-presence' }
  | { readonly kind: 'mark'; readonly n: number }
  | { readonly kind: 'bad'; readonly reason: CloseReason }

/** Reads one frame. Never throws: any bytes give a frame or the reason to close. */
export function readClientFrame(bytes: Uint8Array, limits: Limits): ClientFrame {
  try {
    const from = decoding.createDecoder(bytes)
    const frame = readFrame(decoding.readVarUint(from), from, limits)
    return decoding.hasContent(from) && frame.kind !== 'bad' ? { kind: 'bad', reason: 'bad-frame' } : frame
  } catch {
    // lib0 throws when a length lies beyond the end or a text is not UTF-8.
    return { kind: 'bad', reason: 'bad-frame' }
  }
}

function readFrame(type: number, from: decoding.Decoder, limits: Limits): ClientFrame {
  if (type !== frameType.sync && from.arr.length > limits.frameBytes)
    return { kind: 'bad', reason: 'bad-frame' }
  switch (type) {
    case frameType.sync:
      return readSync(decoding.readVarUint(from), decoding.readVarUint8Array(from))
    case frameType.awareness:
      return readPresence(decoding.readVarUint8Array(from))
    case frameType.queryAwareness:
      return { kind: 'ask-presence' }
    case frameType.mark:
      return { kind: 'mark', n: decoding.readVarUint(from) }
    default:
      return { kind: 'bad', reason: 'unknown-opcode' }
  }
}

function readSync(type: number, bytes: Uint8Array): ClientFrame {
  switch (type) {
    case syncType.step1:
      return { kind: 'step1', vector: readVector(bytes) }
    case syncType.step2:
    case syncType.update:
      // A copy: the frame is a view into the socket's much larger buffer, and the log keeps this.
      return { kind: 'update', bytes: bytes.slice(), answer: type === syncType.step2 }
    default:
      return { kind: 'bad', reason: 'unknown-opcode' }
  }
}

function readVector(bytes: Uint8Array): Map<number, number> {
  const from = decoding.createDecoder(bytes)
  const vector = new Map<number, number>()
  for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
    vector.set(decoding.readVarUint(from), decoding.readVarUint(from))
  }
  return vector
}

function readPresence(bytes: Uint8Array): ClientFrame {
  const from = decoding.createDecoder(bytes)
  const entries: PresenceEntry[] = []
  for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
    const client = decoding.readVarUint(from)
    // The client's own clock: the server counts for everybody (presence.ts).
    decoding.readVarUint(from)
    entries.push({ client, json: decoding.readVarString(from) })
  }
  return { kind: 'presence', entries }
}
