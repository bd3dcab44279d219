import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { visitInOrder } from './in-order.ts'
import { Ranges } from './ranges.ts'
import { type Deleted, noLimits, readUpdateShape, type Run, type UpdateShape } from './update-shape.ts'

/**
 * What a document holds, without its content: for each clientID how far, and what is deleted. Enough to tell whether an
 * update is new and can be applied at once, so no Y.Doc is needed while people type (relay.md, what measured best).
 */
export class KnownState {
  readonly #vector = new Map<number, number>()
  #deletes = new Map<number, Ranges>()
  /** Deletions of an outline that nobody has asked for yet: reading tens of thousands is what a cold join would wait for. */
  #unread: Uint8Array | null = null

  /** What an update holds that was checked before. @throws when it cannot be read. */
  static of(update: Uint8Array): KnownState {
    const shape = readUpdateShape(update, noLimits)
    if (shape === null) throw new Error('the log holds an update that cannot be read')
    const known = new KnownState()
    known.add(shape)
    return known
  }

  /** Takes up what `encode` gave. @throws when it was something else. */
  static decode(outline: Uint8Array): KnownState {
    const from = decoding.createDecoder(outline)
    const known = new KnownState()
    const vector = decoding.createDecoder(decoding.readVarUint8Array(from))
    for (let left = decoding.readVarUint(vector); left > 0; left -= 1)
      known.#vector.set(decoding.readVarUint(vector), decoding.readVarUint(vector))
    known.#unread = decoding.readVarUint8Array(from)
    return known
  }

  /** The outline that is kept beside a snapshot, so that a cold start reads nothing of its content (relay.md, join). */
  encode(): Uint8Array {
    return encoding.encode((out) => {
      encoding.writeVarUint8Array(out, this.encodeVector())
      encoding.writeVarUint8Array(out, this.encodeDeletes())
    })
  }

  clockOf(client: number): number {
    return this.#vector.get(client) ?? 0
  }

  /** Whether every struct and deletion finds what it builds on, here or in the update itself. */
  fits(shape: UpdateShape): boolean {
    const reached = this.#integrate(shape.runs)
    if (reached === null) return false
    return shape.deletes.every(({ client, to }) => to <= (reached.get(client) ?? this.clockOf(client)))
  }

  /** Whether nothing in an update is new. */
  has({ runs, deletes }: UpdateShape): boolean {
    return (
      runs.every(({ client, to }) => to <= this.clockOf(client)) &&
      deletes.every(({ client, from, to }) => this.#readDeletes().get(client)?.has(from, to) ?? false)
    )
  }

  /** Takes an update in. */
  add({ runs, deletes }: UpdateShape): void {
    for (const { client, to } of runs) if (to > this.clockOf(client)) this.#vector.set(client, to)
    for (const { client, from, to } of deletes) this.#deletesOf(client).add(from, to)
  }

  /** A state vector as Yjs writes it, for a sync step 1. */
  encodeVector(): Uint8Array {
    return encoding.encode((out) => {
      encoding.writeVarUint(out, this.#vector.size)
      for (const [client, clock] of this.#vector) {
        encoding.writeVarUint(out, client)
        encoding.writeVarUint(out, clock)
      }
    })
  }

  /** An update that holds only the deletions, for a client that has all content already. */
  encodeDeletes(): Uint8Array {
    if (this.#unread !== null) return this.#unread
    return encoding.encode((out) => {
      encoding.writeVarUint(out, 0)
      encoding.writeVarUint(out, this.#deletes.size)
      for (const [client, ranges] of this.#deletes) {
        encoding.writeVarUint(out, client)
        encoding.writeVarUint(out, ranges.count)
        for (const [from, to] of ranges.pairs()) {
          encoding.writeVarUint(out, from)
          encoding.writeVarUint(out, to - from)
        }
      }
    })
  }

  /** How far each clientID's content goes now. */
  reach(): ReadonlyMap<number, number> {
    return new Map(this.#vector)
  }

  /** Units of content that are there and not deleted: characters, blocks, values. */
  liveUnits(): number {
    let live = 0
    for (const clock of this.#vector.values()) live += clock
    for (const ranges of this.#readDeletes().values())
      for (const [from, to] of ranges.pairs()) live -= to - from
    return live
  }

  /** How many units below `reach` these deletions take away that were not deleted yet. */
  unitsDeletedBy(deletes: readonly Deleted[], reach: ReadonlyMap<number, number>): number {
    return deletes.reduce((sum, { client, from, to }) => {
      const end = Math.min(to, reach.get(client) ?? 0)
      if (end <= from) return sum
      return sum + this.undeleted(client, from, end)
    }, 0)
  }

  /** How many units of one clientID's content, from `from` to before `to`, are not deleted. */
  undeleted(client: number, from: number, to: number): number {
    return this.#readDeletes().get(client)?.missing(from, to) ?? to - from
  }

  /** Whether a client with this state vector has all content that is here. */
  isCoveredBy(vector: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of this.#vector) if ((vector.get(client) ?? 0) < clock) return false
    return true
  }

  /** Plays the runs as Yjs would: how far each comes, or null when one waits for what is not there (or for each other). */
  #integrate(runs: readonly Run[]): Map<number, number> | null {
    const reached = new Map(runs.map(({ client }) => [client, this.clockOf(client)]))
    if (runs.some(({ client, from }) => from > this.clockOf(client))) return null
    const has = (client: number, clock: number): boolean =>
      clock < (reached.get(client) ?? this.clockOf(client))
    const isWhole = visitInOrder(
      runs,
      ({ needs }) => isReady(needs, has),
      ({ to }, client) => void reached.set(client, Math.max(reached.get(client) ?? 0, to)),
    )
    return isWhole ? reached : null
  }

  #readDeletes(): ReadonlyMap<number, Ranges> {
    if (this.#unread !== null) this.#deletes = readDeletes(this.#unread)
    this.#unread = null
    return this.#deletes
  }

  #deletesOf(client: number): Ranges {
    const known = this.#readDeletes().get(client)
    if (known !== undefined) return known
    const ranges = new Ranges()
    this.#deletes.set(client, ranges)
    return ranges
  }
}

function isReady(needs: readonly number[], has: (client: number, clock: number) => boolean): boolean {
  for (let i = 0; i < needs.length; i += 2) if (!has(needs[i] as number, needs[i + 1] as number)) return false
  return true
}

/** Reads what `encodeDeletes` wrote: sorted ranges that do not touch. */
function readDeletes(update: Uint8Array): Map<number, Ranges> {
  const from = decoding.createDecoder(update)
  const deletes = new Map<number, Ranges>()
  decoding.readVarUint(from)
  for (let clients = decoding.readVarUint(from); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(from)
    const bounds: number[] = []
    for (let ranges = decoding.readVarUint(from); ranges > 0; ranges -= 1) {
      const start = decoding.readVarUint(from)
      bounds.push(start, start + decoding.readVarUint(from))
    }
    deletes.set(client, new Ranges(bounds))
  }
  return deletes
}
