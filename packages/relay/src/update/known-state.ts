import * as encoding from 'lib0/encoding'
import { Ranges } from './ranges.ts'
import type { Run, UpdateShape } from './update-shape.ts'

/**
 * What a document holds, without its content: for each clientID how far, and what is deleted. Enough to tell whether an
 * update is new and can be applied at once, so no Y.Doc is needed while people type (relay.md, what measured best).
 */
export class KnownState {
  readonly #vector = new Map<number, number>()
  readonly #deletes = new Map<number, Ranges>()

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
      deletes.every(({ client, from, to }) => this.#deletes.get(client)?.has(from, to) ?? false)
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

  /** Whether a client with this state vector has all content that is here. */
  isCoveredBy(vector: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of this.#vector) if ((vector.get(client) ?? 0) < clock) return false
    return true
  }

  /** Plays the runs as Yjs would: how far each comes, or null when one waits for what is not there (or for each other). */
  #integrate(runs: readonly Run[]): Map<number, number> | null {
    const reached = new Map(runs.map(({ client }) => [client, this.clockOf(client)]))
    if (runs.some(({ client, from }) => from > this.clockOf(client))) return null
    const positions = runs.map(() => 0)
    const has = (client: number, clock: number): boolean =>
      clock < (reached.get(client) ?? this.clockOf(client))
    for (let moved = true; moved;) {
      moved = false
      runs.forEach(({ client, structs }, index) => {
        let struct = structs[positions[index] as number]
        while (struct !== undefined && isReady(struct.needs, has)) {
          reached.set(client, Math.max(reached.get(client) ?? 0, struct.to))
          positions[index] = (positions[index] as number) + 1
          moved = true
          struct = structs[positions[index]]
        }
      })
    }
    return runs.every(({ structs }, index) => positions[index] === structs.length) ? reached : null
  }

  #deletesOf(client: number): Ranges {
    const known = this.#deletes.get(client)
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
