import type { Clock, RelayEvent } from '@stanza/relay'
import type { Logger } from 'pino'
import { seldom } from './seldom.ts'

/** Writes what happens in the rooms to the log: document, connection and number, never content or tokens (threats.md T46). */
export function eventLog(log: Logger, clock: Pick<Clock, 'now'>): (event: RelayEvent) => void {
  const tellSeldom = seldom(log, clock)
  return (event) => {
    if ('error' in event) {
      const { error, kind, ...where } = event
      tellSeldom(kind, where, error)
    } else {
      const { kind, ...where } = event
      if (kind === 'mass-deletion') log.warn(where, kind)
      else log.debug(where, kind)
    }
  }
}
