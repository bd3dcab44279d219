import type { Access } from '@stanza/store'
import { findCaller, roleFor } from '../access/caller.ts'
import { bearerToken, cookieValue, sessionCookie } from '../access/cookie.ts'
import type { Authenticate } from './sync-visitor.ts'
import { systemClock } from './system-clock.ts'

/** A browser's session, or a program's token whose purpose is `sync`. @param now gives the time in ms since 1970. */
export function authenticateBy(
  access: Access,
  baseUrl: string,
  now: () => number = systemClock.now,
): Authenticate {
  const { name } = sessionCookie(baseUrl)
  return async ({ headers }) => {
    const bearer = bearerToken(headers.authorization)
    const caller = await findCaller(access, { bearer, cookie: cookieValue(headers.cookie, name) }, now())
    if (caller === null || caller.kind === 'away') return { refusal: 'not-signed-in' }
    if (caller.kind === 'program' && caller.token.purpose !== 'sync') return { refusal: 'not-signed-in' }
    const person = caller.kind === 'person' ? caller.session.person : { id: caller.token.id, name: 'Program' }
    return { person, roleFor: (issue) => roleFor(caller, issue) }
  }
}
