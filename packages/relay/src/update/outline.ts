import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { KnownState } from './known-state.ts'
import { Nesting } from './nesting.ts'
import { noLimits, readUpdateShape } from './update-shape.ts'

/** What a room must know of a snapshot: how far it goes and what is deleted in it, and what lies in what. */
export interface Outline {
  readonly known: KnownState
  /** Null: kept by a version that did not say it of everything, so the state must be read. */
  readonly nesting: Nesting | null
}

/** Made in the worker, and kept beside the snapshot. @throws when the state cannot be read. */
export function outlineOf(state: Uint8Array): Uint8Array {
  const shape = readUpdateShape(state, noLimits)
  if (shape === null) throw new Error('a state that cannot be read')
  const known = new KnownState()
  known.add(shape)
  return encoding.encode((out) => {
    encoding.writeUint8Array(out, known.encode())
    // Where earlier versions said what lies unusually deep, and how deep each lies: nothing that they would misread.
    encoding.writeVarUint8Array(out, new Uint8Array())
    encoding.writeVarUint8Array(out, new Uint8Array())
    encoding.writeVarUint8Array(out, Nesting.of(shape).encode())
  })
}

/** @throws when it was something else. */
export function readOutline(outline: Uint8Array): Outline {
  const from = decoding.createDecoder(outline)
  // What KnownState reads: the vector, the deletions. Then the parts that are empty now.
  for (let part = 0; part < 4 && decoding.hasContent(from); part += 1) decoding.readVarUint8Array(from)
  const nesting = decoding.hasContent(from) ? Nesting.decode(decoding.readVarUint8Array(from)) : null
  return { known: KnownState.decode(outline), nesting }
}
