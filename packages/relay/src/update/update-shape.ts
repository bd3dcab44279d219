import * as decoding from 'lib0/decoding'
import type { Limits } from '../limits.ts'
import { readContentLength } from './content-length.ts'

/** A struct of an update: content under one clientID from one clock to another, and the ids that must be there before. */
export interface Struct {
  readonly from: number
  readonly to: number
  /** Pairs of clientID and clock, flat. */
  readonly needs: readonly number[]
  /** Whether it is a shared type, in which others may lie. */
  readonly isType: boolean
  /** Whether the first of `needs` is the type in which it lies; else that is a neighbour in the same type. */
  readonly isInside: boolean
}

/** All structs of one clientID, in order and without a hole. */
export interface Run {
  readonly client: number
  readonly from: number
  readonly to: number
  readonly structs: readonly Struct[]
}

export interface Deleted {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** What an update adds and deletes, without its content. */
export interface UpdateShape {
  readonly runs: readonly Run[]
  readonly deletes: readonly Deleted[]
}

export type ShapeLimits = Pick<Limits, 'updateParts' | 'updateClients' | 'runLength'>

// Bits of a struct's first byte (yjs 13.6, src/utils/encoding.js).
const [hasOrigin, hasRightOrigin, hasKey, contentBits] = [0x80, 0x40, 0x20, 0x1f]
const garbage = 0
const type = 7
const skip = 10

/**
 * Reads the structure of a Yjs update (V1) without making a document of it: everything that Yjs itself would read is read
 * and checked, so that an update that passes can be applied by every client (relay.md, mechanism 1; threats.md T06).
 * @returns null when it is not a well-formed update within the limits. Never throws, never hangs.
 */
export function readUpdateShape(bytes: Uint8Array, limits: ShapeLimits): UpdateShape | null {
  try {
    const from = decoding.createDecoder(bytes)
    const budget = new Budget(limits)
    const shape = { runs: readRuns(from, budget), deletes: readDeletes(from, budget) }
    return decoding.hasContent(from) ? null : shape
  } catch {
    // What lib0 cannot decode, what JSON cannot parse, and our own refusals below all mean the same.
    return null
  }
}

/** For what is in the log already: it was checked before it was kept. */
export const noLimits: ShapeLimits = { updateParts: Infinity, updateClients: Infinity, runLength: Infinity }

class Budget {
  readonly limits: ShapeLimits
  #parts: number

  constructor(limits: ShapeLimits) {
    this.limits = limits
    this.#parts = limits.updateParts
  }

  spend(): void {
    this.#parts -= 1
    if (this.#parts < 0) throw new RangeError('too many parts')
  }
}

function readRuns(from: decoding.Decoder, budget: Budget): Run[] {
  const runs: Run[] = []
  const seen = new Set<number>()
  const count = decoding.readVarUint(from)
  if (count > budget.limits.updateClients) throw new RangeError('too many clientIDs')
  for (let left = count; left > 0; left -= 1) {
    budget.spend()
    const run = readRun(from, budget)
    // Yjs keeps only the last run of a clientID: two would be read differently by different programs.
    if (seen.has(run.client)) throw new RangeError('a clientID twice')
    seen.add(run.client)
    runs.push(run)
  }
  return runs
}

function readRun(from: decoding.Decoder, budget: Budget): Run {
  let left = decoding.readVarUint(from)
  const client = decoding.readVarUint(from)
  const start = decoding.readVarUint(from)
  const structs: Struct[] = []
  let clock = start
  for (; left > 0; left -= 1) {
    budget.spend()
    const needs: number[] = []
    const info = decoding.readUint8(from)
    const length = readStruct(info, from, needs)
    if (length < 1) throw new RangeError('an empty struct')
    const isInside = (info & (hasOrigin | hasRightOrigin)) === 0
    structs.push({ from: clock, to: clock + length, needs, isType: (info & contentBits) === type, isInside })
    clock += length
    if (clock - start > budget.limits.runLength) throw new RangeError('a clock jump')
  }
  return { client, from: start, to: clock, structs }
}

/** Reads one struct and gives its length; what it builds on is added to `needs`. */
function readStruct(info: number, from: decoding.Decoder, needs: number[]): number {
  const kind = info & contentBits
  if (kind === garbage) return decoding.readVarUint(from)
  // A hole would wait for ever for what nobody sends.
  if (kind === skip) throw new RangeError('a hole')
  if ((info & hasOrigin) !== 0) readId(from, needs)
  if ((info & hasRightOrigin) !== 0) readId(from, needs)
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    if (decoding.readVarUint(from) === 1) decoding.readVarString(from)
    else readId(from, needs)
    if ((info & hasKey) !== 0) decoding.readVarString(from)
  }
  return readContentLength(kind, from)
}

function readId(from: decoding.Decoder, needs: number[]): void {
  needs.push(decoding.readVarUint(from), decoding.readVarUint(from))
}

function readDeletes(from: decoding.Decoder, budget: Budget): Deleted[] {
  const deletes: Deleted[] = []
  for (let clients = decoding.readVarUint(from); clients > 0; clients -= 1) {
    budget.spend()
    const client = decoding.readVarUint(from)
    for (let ranges = decoding.readVarUint(from); ranges > 0; ranges -= 1) {
      budget.spend()
      const start = decoding.readVarUint(from)
      const length = decoding.readVarUint(from)
      if (length < 1) throw new RangeError('an empty deletion')
      deletes.push({ client, from: start, to: start + length })
    }
  }
  return deletes
}
