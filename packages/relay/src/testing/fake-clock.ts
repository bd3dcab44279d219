import type { Clock } from '../clock.ts'

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Lets so many ms pass, running what is due in its order. */
  pass(ms: number): void
}

export function fakeClock(start = 1_000_000): FakeClock {
  let now = start
  let jobs: { readonly at: number; readonly job: () => void }[] = []
  return {
    now: () => now,
    after(ms, job) {
      const entry = { at: now + ms, job }
      jobs.push(entry)
      return () => {
        jobs = jobs.filter((other) => other !== entry)
      }
    },
    pass(ms) {
      const end = now + ms
      for (;;) {
        const next = jobs.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        jobs = jobs.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.job()
      }
      now = end
    },
  }
}
