import { mergeUpdates } from 'yjs'
import { encodeSync } from '../frames.ts'

export interface SentUpdate<Sender> {
  readonly bytes: Uint8Array
  /** Null: nobody who is connected here. */
  readonly sender: Sender | null
}

interface Group<Sender> {
  readonly updates: readonly SentUpdate<Sender>[]
  readonly bytes: Uint8Array
  readonly frame: Uint8Array
  /** How many updates of the batch it and the groups before it hold. */
  readonly last: number
}

// A few updates are cheaper sent one by one; more are merged, but not without end, since merging is not linear
// (relay.md, what measured best).
const [separateUpTo, mergedAtMost] = [4, 64]

/** What a batch of updates tells the room: encoded once, and the same array for everybody who wrote nothing of it. */
export class RoomNews<Sender> {
  readonly groups: readonly Group<Sender>[]
  readonly frames: readonly Uint8Array[]
  readonly #senders: ReadonlySet<Sender | null>

  constructor(updates: readonly SentUpdate<Sender>[]) {
    const size = updates.length <= separateUpTo ? 1 : mergedAtMost
    const groups: Group<Sender>[] = []
    for (let start = 0; start < updates.length; start += size) {
      groups.push(makeGroup(updates.slice(start, start + size), start))
    }
    this.groups = groups
    this.frames = groups.map(({ frame }) => frame)
    this.#senders = new Set(updates.map(({ sender }) => sender))
  }

  /** What one member is told: everything but what it sent itself. */
  framesFor(member: Sender): readonly Uint8Array[] {
    if (!this.#senders.has(member)) return this.frames
    return this.groups.flatMap(({ updates, frame }) => {
      const others = updates.filter(({ sender }) => sender !== member)
      return others.length === updates.length
        ? [frame]
        : others.map(({ bytes }) => encodeSync('update', bytes))
    })
  }
}

function makeGroup<Sender>(updates: readonly SentUpdate<Sender>[], start: number): Group<Sender> {
  const [first] = updates
  const bytes =
    updates.length === 1 && first !== undefined
      ? first.bytes
      : mergeUpdates(updates.map((update) => update.bytes))
  return { updates, bytes, frame: encodeSync('update', bytes), last: start + updates.length }
}
