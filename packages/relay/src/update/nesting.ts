import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { visitInOrder } from './in-order.ts'
import { KnownState } from './known-state.ts'
import { rangesOf } from './ranges.ts'
import type { Struct, UpdateShape } from './update-shape.ts'

/** A shared type that something lies in. */
interface Box {
  /** Of what lies in it; what is at the root has depth 1. */
  readonly depth: number
  /** Units of content right in it that are not deleted: characters, marks, elements. */
  units: number
}

/** Items of one clientID that lie in the same type. */
interface Stretch {
  readonly from: number
  to: number
  readonly box: Box
}

// A root's size is the document's, which has a limit of its own.
const root: Box = Object.freeze({ depth: 1, units: 0 })

/**
 * What lies in what, so how deep everything lies and how much is in each type: a document whose shared types are put into
 * each other update by update would overflow the stack of everybody who reads it, and a paragraph that grows without end
 * would stop every editor that shows it (threats.md T06). Known exactly, so that a room that was just opened judges like one
 * that saw the document grow. Neighbours in the same type are one entry: some three for each block, however it is typed.
 */
export class Nesting {
  #stretches = new Map<number, Stretch[]>()
  /** By the clientID and clock of the type. */
  #boxes = new Map<number, Map<number, Box>>()
  /** What is beside the snapshot and nobody has asked for yet: a cold join must not wait for it. */
  #unread: Uint8Array | null = null

  /** Of a whole state, which builds on nothing else. */
  static of(state: UpdateShape): Nesting {
    const nesting = new Nesting()
    nesting.add(state, new KnownState())
    return nesting
  }

  /** Takes up what `encode` gave. */
  static decode(bytes: Uint8Array): Nesting {
    const nesting = new Nesting()
    nesting.#unread = bytes
    return nesting
  }

  /** The types with their depth and size; then for each clientID how many stretches, how long each is and in which type. */
  encode(): Uint8Array {
    this.#read()
    const numbers = new Map<Box, number>([[root, 0]])
    return encoding.encode((out) => {
      encoding.writeVarUint(out, this.#boxes.size)
      for (const [client, boxes] of this.#boxes) {
        encoding.writeVarUint(out, client)
        encoding.writeVarUint(out, boxes.size)
        for (const [clock, box] of boxes) {
          numbers.set(box, numbers.size)
          for (const value of [clock, box.depth, box.units]) encoding.writeVarUint(out, value)
        }
      }
      for (const [client, stretches] of this.#stretches) {
        encoding.writeVarUint(out, client)
        encoding.writeVarUint(out, stretches.length)
        for (const { from, to, box } of stretches) {
          encoding.writeVarUint(out, to - from)
          encoding.writeVarUint(out, numbers.get(box) ?? 0)
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
    this.#walk(shape, fresh, (struct, client, box) => {
      if (struct.isType && box.depth > deepest && counts(client, struct.from)) deepest = box.depth
      fresh.#remember(client, struct.from, struct.to, box)
    })
    return deepest
  }

  /** Whether an update would make a type, other than a root, larger than that. One that is and shrinks, or stays, may. */
  overfills(shape: UpdateShape, known: KnownState, most: number): boolean {
    const fresh = new Nesting()
    const growth = new Map<Box, number>()
    this.#walk(shape, fresh, ({ from, to }, client, box) => {
      const units = to - Math.max(from, known.clockOf(client))
      if (units > 0 && box !== root) growth.set(box, (growth.get(box) ?? 0) + units)
      fresh.#remember(client, from, to, box)
    })
    const isTooFull = (): boolean =>
      growth.entries().some(([box, units]) => units > 0 && box.units + units > most)
    if (!isTooFull()) return false
    const take = (box: Box, units: number): void => void growth.set(box, (growth.get(box) ?? 0) - units)
    this.#eachDeleted(shape, known, fresh, take)
    return isTooFull()
  }

  /** @param known what was known before this update. */
  add(shape: UpdateShape, known: KnownState): void {
    this.#walk(shape, this, ({ from, to }, client, box) => {
      const units = to - Math.max(from, known.clockOf(client))
      if (units > 0 && box !== root) box.units += units
      this.#remember(client, from, to, box)
    })
    this.#eachDeleted(shape, known, this, (box, units) => void (box.units -= units))
  }

  #walk(
    { runs }: UpdateShape,
    fresh: Nesting,
    visit: (struct: Struct, client: number, box: Box) => void,
  ): void {
    const visited = new Map(runs.map(({ client, from }) => [client, from]))
    const ends = new Map(runs.map(({ client, to }) => [client, to]))
    const isReady = ({ needs: [client, clock] }: Struct): boolean => {
      if (client === undefined || clock === undefined) return true
      const end = ends.get(client)
      return end === undefined || clock >= end || clock < (visited.get(client) as number)
    }
    visitInOrder(runs, isReady, (struct, client) => {
      visit(struct, client, this.#boxOf(struct, fresh))
      visited.set(client, struct.to)
    })
  }

  #boxOf({ isInside, needs: [client, clock] }: Struct, fresh: Nesting): Box {
    // At the root; or what is left of something deleted, in and beside which everything is deleted at once.
    if (client === undefined || clock === undefined) return root
    const around = fresh.#find(client, clock) ?? this.#find(client, clock) ?? root
    if (!isInside) return around
    return this.#boxAt(client, clock) ?? fresh.#boxAt(client, clock) ?? fresh.#make(client, clock, around)
  }

  /** What an update newly deletes of each type that is here or in `fresh`. */
  #eachDeleted(
    { deletes }: UpdateShape,
    known: KnownState,
    fresh: Nesting,
    visit: (box: Box, units: number) => void,
  ): void {
    for (const [client, ranges] of rangesOf(deletes))
      for (const [start, end] of ranges.pairs())
        for (const { from, to, box } of this.#between(client, start, end, fresh)) {
          if (box === root) continue
          visit(box, known.undeleted(client, Math.max(from, start), Math.min(to, end)))
        }
  }

  /** The stretches of a clientID that reach into a range: those here, then those in `fresh`, which go on behind them. */
  *#between(client: number, start: number, end: number, fresh: Nesting): Generator<Stretch> {
    this.#read()
    const known = this.#stretches.get(client) ?? []
    yield* overlapping(known, start, end)
    if (fresh === this) return
    const last = known.at(-1)?.to ?? 0
    for (const { from, to, box } of overlapping(fresh.#stretches.get(client) ?? [], start, end))
      if (to > last) yield { from: Math.max(from, last), to, box }
  }

  #make(client: number, clock: number, around: Box): Box {
    this.#read()
    const box: Box = { depth: around.depth + 1, units: 0 }
    const boxes = this.#boxes.get(client) ?? new Map<number, Box>()
    this.#boxes.set(client, boxes.set(clock, box))
    return box
  }

  #remember(client: number, start: number, to: number, box: Box): void {
    this.#read()
    let stretches = this.#stretches.get(client)
    if (stretches === undefined) this.#stretches.set(client, (stretches = []))
    const last = stretches.at(-1)
    const from = Math.max(start, last?.to ?? 0)
    if (to <= from) return
    if (last !== undefined && last.to === from && last.box === box) last.to = to
    else stretches.push({ from, to, box })
  }

  #boxAt(client: number, clock: number): Box | undefined {
    this.#read()
    return this.#boxes.get(client)?.get(clock)
  }

  #find(client: number, clock: number): Box | null {
    this.#read()
    const stretches = this.#stretches.get(client)
    const stretch = stretches?.[indexAt(stretches, clock)]
    return stretch !== undefined && stretch.from <= clock ? stretch.box : null
  }

  #read(): void {
    const unread = this.#unread
    if (unread === null) return
    this.#unread = null
    const from = decoding.createDecoder(unread)
    const boxes = [root]
    for (let clients = decoding.readVarUint(from); clients > 0; clients -= 1) {
      const own = new Map<number, Box>()
      this.#boxes.set(decoding.readVarUint(from), own)
      for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
        const clock = decoding.readVarUint(from)
        const box: Box = { depth: decoding.readVarUint(from), units: decoding.readVarUint(from) }
        boxes.push(box)
        own.set(clock, box)
      }
    }
    while (decoding.hasContent(from))
      this.#stretches.set(decoding.readVarUint(from), readStretches(from, boxes))
  }
}

/** Of a state each clientID’s stretches begin at 0 and leave nothing out. */
function readStretches(from: decoding.Decoder, boxes: readonly Box[]): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
    const to = start + decoding.readVarUint(from)
    stretches.push({ from: start, to, box: boxes[decoding.readVarUint(from)] ?? root })
    start = to
  }
  return stretches
}

function* overlapping(stretches: readonly Stretch[], start: number, end: number): Generator<Stretch> {
  for (let index = indexAt(stretches, start); index < stretches.length; index += 1) {
    const stretch = stretches[index] as Stretch
    if (stretch.from >= end) return
    yield stretch
  }
}

/** Index of the stretch that holds a clock, or of the first behind it. */
function indexAt(stretches: readonly Stretch[], clock: number): number {
  let [low, high] = [0, stretches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle] as Stretch).to <= clock) low = middle + 1
    else high = middle
  }
  return low
}
