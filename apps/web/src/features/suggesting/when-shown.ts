import { readReview } from '@stanza/review'
import type * as Y from 'yjs'
import type { Clock } from '../live/browser-clock.ts'

/** How long the words stay in the fork when the review is late. */
const lateMs = 3_000

/** Resolves when the review has these suggestions, so that they can be drawn in place of the words; or when that takes too long. */
export function whenShown(review: Y.Doc | null, ids: readonly string[], clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const isThere = (): boolean => {
      const known = new Set(review ? readReview(review).suggestions.map(({ id }) => id) : [])
      return ids.every((id) => known.has(id))
    }
    if (!review || isThere()) return resolve()
    const end = (): void => {
      review.off('update', look)
      stop()
      resolve()
    }
    const look = (): void => {
      if (isThere()) end()
    }
    const stop = clock.after(lateMs, end)
    review.on('update', look)
  })
}
