import type { UpdateShape } from '../update/update-shape.ts'
import type { Person } from './member.ts'
import type { RoomContent } from './room-content.ts'

// threats.md, T08: more than half of what is there, within 10 s. Of a few lines that is how people write.
const [share, withinMs, leastUnits] = [0.5, 10_000, 500]

/** A document as it was on disk before most of it was deleted. */
export interface Before {
  readonly seq: number
  /** Updates that make it, oldest first. */
  readonly parts: readonly Uint8Array[]
}

/** Somebody deletes most of a document at once. */
export interface MassDeletion extends Before {
  readonly document: string
  readonly person: Person
}

interface Burst extends Before {
  readonly since: number
  /** Units that were there at its start, as each clientID's content reached then. */
  readonly live: number
  readonly reach: ReadonlyMap<number, number>
  gone: number
}

/**
 * Notices when most of a document goes in one update or a short burst: by mistake, by a broken program or by ill will.
 * Counted are units of content that were there when the burst began, so a paste that is taken back is none.
 */
export class Tripwire {
  #burst: Burst | null = null

  /** Looks at an update before it is taken in. @returns what the document was before, at the deletion that is too much. */
  notice(content: RoomContent, { deletes }: UpdateShape, now: number): Before | null {
    if (deletes.length === 0) return null
    const burst = this.#burstAt(content, now)
    burst.gone += content.known.unitsDeletedBy(deletes, burst.reach)
    if (burst.live < leastUnits || burst.gone <= burst.live * share) return null
    this.#burst = null
    return burst
  }

  /** Lets go of what the document was before a burst that is over. */
  rest(now: number): void {
    if (this.#burst !== null && now > this.#burst.since + withinMs) this.#burst = null
  }

  #burstAt(content: RoomContent, now: number): Burst {
    this.rest(now)
    const { known, head } = content
    return (this.#burst ??= {
      since: now,
      live: known.liveUnits(),
      reach: known.reach(),
      seq: head,
      parts: content.parts(),
      gone: 0,
    })
  }
}
