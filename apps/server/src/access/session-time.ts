import type { SessionRow } from '@stanza/store'

const day = 24 * 60 * 60 * 1000

/** How long a session lasts at most, in ms: 30 days (relay.md, access). */
export const sessionMilliseconds = 30 * day

/** How long it lasts while nobody uses it, in ms: who helps once a week has not gone away (ADR 14). */
const idleMilliseconds = 7 * day

/** Whether nobody has used it for so long that it has ended. @param now in ms since 1970. */
export const isIdle = ({ seen }: Pick<SessionRow, 'seen'>, now: number): boolean =>
  now - Date.parse(seen) > idleMilliseconds
