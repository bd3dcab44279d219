import type { Clock } from '@stanza/relay'

/** The machine's time. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, job) {
    const timer = setTimeout(job, ms).unref()
    return () => clearTimeout(timer)
  },
}
