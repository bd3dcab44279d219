/** A rate with a burst of `seconds` worth. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #most: number
  #tokens: number
  #at: number

  constructor(perSecond: number, seconds: number, now: number) {
    this.#perSecond = perSecond
    this.#most = perSecond * seconds
    this.#tokens = this.#most
    this.#at = now
  }

  /** False when the rate is exceeded. */
  take(count: number, now: number): boolean {
    this.#fill(now)
    if (this.#tokens < count) return false
    this.#tokens -= count
    return true
  }

  /** Nothing was taken lately: a new bucket would be the same. */
  isFull(now: number): boolean {
    this.#fill(now)
    return this.#tokens >= this.#most
  }

  #fill(now: number): void {
    // A clock that was set back must not take tokens away.
    const passed = Math.max(0, now - this.#at)
    this.#tokens = Math.min(this.#most, this.#tokens + (passed / 1_000) * this.#perSecond)
    this.#at = now
  }
}
