/** Time as a parameter, so that a test can own it. Times are milliseconds since 1970. */
export interface Clock {
  now(): number
  /** Runs `job` once after `ms`, unless the returned function is called before. */
  after(ms: number, job: () => void): () => void
}
