import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { visitInOrder } from './in-order.ts'
import type { Struct, UpdateShape } from './update-shape.ts'

/** Items of one clientID that lie equally deep; what is at the root has depth 1. */
interface Level {
  readonly from: number
  to: number
  readonly depth: number
}

/**
 * How deep everything lies: a document whose shared types are put into each other update by update would overflow the stack
 * of everybody who reads it (threats.md T06). Known exactly, so that a room that was just opened judges like one that saw
 * the document grow. Neighbours that lie equally deep are one entry: some three for each block, whatever is typed in it.
 */
export class Nesting {
  #levels = new Map<number, Level[]>()
  /** What is beside the snapshot and nobody has asked for yet: a cold join must not wait for it. */
  #unread: Uint8Array | null = null

  /** Of a whole state, which builds on nothing else. */
  static of(state: UpdateShape): Nesting {
    const nesting = new Nesting()
    nesting.add(state)
    return nesting
  }

  /** Takes up what `encode` gave. */
  static decode(bytes: Uint8Array): Nesting {
    const nesting = new Nesting()
    nesting.#unread = bytes
    return nesting
  }

  /** For each clientID how many levels, and of each how long and how deep it is. */
  encode(): Uint8Array {
    const known = this.#read()
    return encoding.encode((out) => {
      for (const [client, levels] of known) {
        encoding.writeVarUint(out, client)
        encoding.writeVarUint(out, levels.length)
        for (const { from, to, depth } of levels) {
          encoding.writeVarUint(out, to - from)
          encoding.writeVarUint(out, depth)
        }
      }
    })
  }

  /**
   * The depth of the deepest type that an update would bring; 0 when it brings none. It must fit.
   * @param counts whether a type is looked at, by its clientID and clock.
   */
  deepestOf(shape: UpdateShape, counts: (client: number, clock: number) => boolean = () => true): number {
    // Typing brings none.
    if (!shape.runs.some(({ structs }) => structs.some(({ isType }) => isType))) return 0
    const fresh = new Nesting()
    let deepest = 0
    this.#walk(shape, fresh, (struct, client, depth) => {
      if (struct.isType && depth > deepest && counts(client, struct.from)) deepest = depth
      fresh.#remember(client, struct.from, struct.to, depth)
    })
    return deepest
  }

  add(shape: UpdateShape): void {
    this.#walk(shape, this, ({ from, to }, client, depth) => this.#remember(client, from, to, depth))
  }

  #walk(
    { runs }: UpdateShape,
    fresh: Nesting,
    visit: (struct: Struct, client: number, depth: number) => void,
  ): void {
    const visited = new Map(runs.map(({ client, from }) => [client, from]))
    const ends = new Map(runs.map(({ client, to }) => [client, to]))
    const isReady = ({ needs: [client, clock] }: Struct): boolean => {
      if (client === undefined || clock === undefined) return true
      const end = ends.get(client)
      return end === undefined || clock >= end || clock < (visited.get(client) as number)
    }
    visitInOrder(runs, isReady, (struct, client) => {
      visit(struct, client, this.#depthOf(struct, fresh))
      visited.set(client, struct.to)
    })
  }

  #depthOf({ isInside, needs: [client, clock] }: Struct, fresh: Nesting): number {
    // At the root; or what is left of something deleted, in and beside which everything is deleted at once.
    if (client === undefined || clock === undefined) return 1
    const beside = fresh.#find(client, clock) ?? this.#find(client, clock) ?? 1
    return isInside ? beside + 1 : beside
  }

  #remember(client: number, start: number, to: number, depth: number): void {
    const known = this.#read()
    let levels = known.get(client)
    if (levels === undefined) known.set(client, (levels = []))
    const last = levels.at(-1)
    const from = Math.max(start, last?.to ?? 0)
    if (to <= from) return
    if (last !== undefined && last.to === from && last.depth === depth) last.to = to
    else levels.push({ from, to, depth })
  }

  #find(client: number, clock: number): number | null {
    const levels = this.#read().get(client)
    if (levels === undefined) return null
    let [low, high] = [0, levels.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((levels[middle] as Level).to <= clock) low = middle + 1
      else high = middle
    }
    const level = levels[low]
    return level !== undefined && level.from <= clock ? level.depth : null
  }

  #read(): Map<number, Level[]> {
    if (this.#unread !== null) this.#levels = readLevels(this.#unread)
    this.#unread = null
    return this.#levels
  }
}

/** Reads what `encode` wrote: of a state each clientID’s levels begin at 0 and leave nothing out. */
function readLevels(bytes: Uint8Array): Map<number, Level[]> {
  const from = decoding.createDecoder(bytes)
  const known = new Map<number, Level[]>()
  while (decoding.hasContent(from)) {
    const client = decoding.readVarUint(from)
    const levels: Level[] = []
    let start = 0
    for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
      const to = start + decoding.readVarUint(from)
      levels.push({ from: start, to, depth: decoding.readVarUint(from) })
      start = to
    }
    known.set(client, levels)
  }
  return known
}
