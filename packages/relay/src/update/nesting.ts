import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { visitInOrder } from './in-order.ts'
import type { Struct, UpdateShape } from './update-shape.ts'

/** Items of one clientID that lie equally deep; a type at the root has depth 1. */
interface Level {
  readonly from: number
  to: number
  readonly depth: number
}

// What a snapshot does not name lies at most so deep. Lists in lists come to it at the seventh: as deep as people go.
const usual = 15

/**
 * How deep shared types lie in each other: a document that is made deeper update by update would overflow the stack of
 * everybody who reads it (threats.md T06). Remembered are the types that came since the document was loaded and what lies
 * unusually deep; everything else counts as lying as deep as is usual, so nobody is refused who writes as people do.
 */
export class Nesting {
  readonly #levels = new Map<number, Level[]>()
  /** Everything is remembered, so that nothing is guessed. */
  readonly #isExact: boolean
  #hasDeep = false

  private constructor(isExact: boolean) {
    this.#isExact = isExact
  }

  static empty(): Nesting {
    return new Nesting(false)
  }

  /** Of a whole state, which builds on nothing else. */
  static of(state: UpdateShape): Nesting {
    const nesting = new Nesting(true)
    nesting.add(state)
    return nesting
  }

  /** Takes up what `encode` gave. */
  static decode(bytes: Uint8Array): Nesting {
    const nesting = Nesting.empty()
    const from = decoding.createDecoder(bytes)
    while (decoding.hasContent(from)) {
      const [client, start, length, depth] = [0, 0, 0, 0].map(() => decoding.readVarUint(from))
      nesting.#remember(
        client as number,
        start as number,
        (start as number) + (length as number),
        depth as number,
      )
    }
    return nesting
  }

  /** What lies deeper than is usual: hardly ever anything. */
  encode(): Uint8Array {
    return encoding.encode((out) => {
      for (const [client, levels] of this.#levels) {
        for (const { from, to, depth } of levels.filter((level) => level.depth > usual))
          for (const value of [client, from, to - from, depth]) encoding.writeVarUint(out, value)
      }
    })
  }

  /** The depth of the deepest type that an update would bring; 0 when it brings none. It must fit. */
  deepestOf(shape: UpdateShape): number {
    if (!this.#concerns(shape)) return 0
    const fresh = new Nesting(this.#isExact)
    let deepest = 0
    this.#walk(shape, fresh, (struct, client, depth) => {
      if (struct.isType && depth > deepest) deepest = depth
      fresh.#note(struct, client, depth)
    })
    return deepest
  }

  add(shape: UpdateShape): void {
    if (this.#concerns(shape))
      this.#walk(shape, this, (struct, client, depth) => this.#note(struct, client, depth))
  }

  /** While nothing lies deep, only types matter: typing costs nothing here. */
  #concerns({ runs }: UpdateShape): boolean {
    return this.#isExact || this.#hasDeep || runs.some(({ structs }) => structs.some(({ isType }) => isType))
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
    if (client === undefined || clock === undefined) return 1
    const beside = fresh.#find(client, clock) ?? this.#find(client, clock) ?? usual
    return isInside ? beside + 1 : beside
  }

  #note({ from, to, isType }: Struct, client: number, depth: number): void {
    if (this.#isExact || isType || depth > usual) this.#remember(client, from, to, depth)
  }

  #remember(client: number, start: number, to: number, depth: number): void {
    let levels = this.#levels.get(client)
    if (levels === undefined) this.#levels.set(client, (levels = []))
    const last = levels.at(-1)
    const from = Math.max(start, last?.to ?? 0)
    if (to <= from) return
    if (depth > usual) this.#hasDeep = true
    if (last !== undefined && last.to === from && last.depth === depth) last.to = to
    else levels.push({ from, to, depth })
  }

  #find(client: number, clock: number): number | null {
    const levels = this.#levels.get(client)
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
}
