/** Time, for what must be testable without it. */
export interface Clock {
  /** Unix time in ms. */
  readonly now: () => number
  /** Acts once after so many ms; the answer takes it back. */
  readonly after: (ms: number, act: () => void) => () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
