import { type Ignored, readIgnored, type Review, readReview, reviewOf, type Stamp } from '@stanza/review'
import type { Doc } from 'yjs'
import type { Caller } from '../access/caller.ts'
import type { Archive, Newsroom } from '../editions/newsroom.ts'

/** The review of one edition, in somebody's turn: what it says now, and how it is written. */
export interface ReviewTurn {
  readonly review: Review
  readonly stamp: Stamp
  /** One step in the log, shown to everybody when it is on disk. */
  write(change: (ydoc: Doc) => void): Promise<void>
}

/**
 * Where reviews are written. For each edition one after the other, on all nodes: each looks at what the one before left, so
 * two editors who decide about the same suggestion at once do not both win.
 */
export class ReviewDesk {
  async inTurn<T>(
    { store, rooms }: Pick<Newsroom, 'store' | 'rooms'>,
    edition: string,
    person: Stamp['person'],
    work: (turn: ReviewTurn) => Promise<T>,
  ): Promise<T> {
    const document = reviewOf(edition)
    return store.alone(document, async () => {
      await store.openReview(edition, document)
      // As all nodes have left it: the room looks at the log before it reads.
      const review = await readReviewOf({ rooms }, edition)
      const stamp = { person, at: new Date().toISOString() }
      return work({ review, stamp, write: (change) => rooms.edit(document, person.id, change) })
    })
  }
}

/** What the review of an edition says, as it is on disk; an edition that nobody has reviewed has an empty one. */
export function readReviewOf({ rooms }: Pick<Archive, 'rooms'>, edition: string): Promise<Review> {
  return readBeside({ rooms }, edition, readReview, { threads: [], suggestions: [] })
}

/** What people decided to ignore in an edition. */
export function readIgnoredOf(
  { rooms }: Pick<Archive, 'rooms'>,
  edition: string,
): Promise<readonly Ignored[]> {
  return readBeside({ rooms }, edition, readIgnored, [])
}

async function readBeside<T>(
  { rooms }: Pick<Archive, 'rooms'>,
  edition: string,
  read: (ydoc: Doc) => T,
  empty: T,
): Promise<T> {
  const state = await rooms.read(reviewOf(edition))
  if (state === null) return empty
  try {
    return read(state.ydoc)
  } finally {
    state.ydoc.destroy()
  }
}

/** Who speaks, as the session says. A program has no voice. */
export function speakerOf(caller: Caller): Stamp['person'] | null {
  return caller.kind === 'person' ? caller.session.person : null
}
