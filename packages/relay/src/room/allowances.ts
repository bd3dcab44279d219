import { TokenBucket } from './token-bucket.ts'

const daySeconds = 86_400

/**
 * What each person may still have kept today, so that nobody wears out the disk of everybody (threats.md T07). It comes
 * back evenly: who has used it up goes on at a typist's speed rather than not at all until midnight.
 */
export class Allowances {
  readonly #perSecond: number
  readonly #buckets = new Map<string, TokenBucket>()

  /** @param dailyBytes for each person. */
  constructor(dailyBytes: number) {
    this.#perSecond = dailyBytes / daySeconds
  }

  /** False when that is more than is left; nothing is taken then. */
  take(person: string, bytes: number, now: number): boolean {
    const bucket = this.#buckets.get(person) ?? new TokenBucket(this.#perSecond, daySeconds, now)
    this.#buckets.set(person, bucket)
    return bucket.take(bytes, now)
  }

  /** Forgets those who have all of it again. */
  rest(now: number): void {
    for (const [person, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(person)
  }
}
