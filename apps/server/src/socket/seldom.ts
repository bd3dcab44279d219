import type { Clock } from '@stanza/relay'
import type { Logger } from 'pino'
import { reasonOf } from '../log/reason-of.ts'

// A disk that is full fails for every document, every two seconds: its log would fill the next disk.
const onceInMs = 60_000

interface Told {
  readonly at: number
  /** How many like it were not told since. */
  more: number
}

/** Tells of a failure at once, and of others of its kind within the next minute only by their count. */
export type Seldom = (kind: string, where: Readonly<Record<string, unknown>>, error: unknown) => void

export function seldom(log: Logger, clock: Pick<Clock, 'now'>): Seldom {
  const told = new Map<string, Told>()
  return (kind, where, error) => {
    const key = `${kind} ${String(where['code'])}`
    const before = told.get(key)
    const now = clock.now()
    if (before !== undefined && now < before.at + onceInMs) {
      before.more += 1
      return
    }
    told.set(key, { at: now, more: 0 })
    const more = before === undefined || before.more === 0 ? {} : { notTold: before.more }
    log.error({ ...where, reason: reasonOf(error), ...more }, kind)
  }
}
