// One write costs 4.4 to 7 µs (relay.md, what measured best). A telling of a batch is worth waiting for three times as long.
const worthMsPerListener = 3 * 0.005
/** Below it a timer costs more than it saves, and nothing is saved that a machine would notice. */
const leastMs = 3
// Less than a frame of a screen; more would be felt.
const longestMs = 10
// A pause counts as no more, so that what was learned before it is not forgotten for long.
const longestGapMs = 100

/**
 * How long an update of a room waits for a second one. What costs in a large room is the number of writes: two updates that
 * share one halve it. Where a second is not expected in time, nobody waits.
 */
export class Company {
  #last = -Infinity
  /** How far apart updates came lately, in ms. */
  #gap = longestGapMs

  /**
   * An update came.
   * @param now in ms, as the clock says it.
   * @param listeners who will be told.
   * @returns ms to wait for the next at most; 0: none.
   */
  expect(now: number, listeners: number): number {
    this.#gap = (3 * this.#gap + Math.min(longestGapMs, now - this.#last)) / 4
    this.#last = now
    const worth = Math.min(longestMs, listeners * worthMsPerListener)
    return worth >= leastMs && this.#gap <= worth ? Math.ceil(worth) : 0
  }
}
