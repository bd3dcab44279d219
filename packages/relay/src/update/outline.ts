import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { KnownState } from './known-state.ts'
import { Nesting } from './nesting.ts'
import { noLimits, readUpdateShape } from './update-shape.ts'

/** What a room must know of a snapshot: how far it goes and what is deleted in it, and what lies unusually deep. */
export interface Outline {
  readonly known: KnownState
  readonly nesting: Nesting
}

/** Made in the worker, and kept beside the snapshot. @throws when the state cannot be read. */
export function outlineOf(state: Uint8Array): Uint8Array {
  const shape = readUpdateShape(state, noLimits)
  if (shape === null) throw new Error('a state that cannot be read')
  const known = new KnownState()
  known.add(shape)
  return encoding.encode((out) => {
    encoding.writeUint8Array(out, known.encode())
    encoding.writeVarUint8Array(out, Nesting.of(shape).encode())
  })
}

/** @throws when it was something else. */
export function readOutline(outline: Uint8Array): Outline {
  const from = decoding.createDecoder(outline)
  // What KnownState reads: the vector, the deletions.
  decoding.readVarUint8Array(from)
  decoding.readVarUint8Array(from)
  const nesting = decoding.hasContent(from)
    ? Nesting.decode(decoding.readVarUint8Array(from))
    : Nesting.empty()
  return { known: KnownState.decode(outline), nesting }
}
