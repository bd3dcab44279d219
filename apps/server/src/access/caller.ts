import type { Role } from '@stanza/schema/api'
import type { Access, LinkRow, SessionRow, TokenRow } from '@stanza/store'
import { strongest } from './policy.ts'
import { hashSecret } from './secret.ts'
import { noteSeen } from './seen-sessions.ts'
import { isIdle } from './session-time.ts'

/** Who asks, with rights: a person in a browser, or a program with a token of one purpose. */
export type Caller =
  | { readonly kind: 'person'; readonly session: SessionRow; readonly hash: string }
  | { readonly kind: 'program'; readonly token: TokenRow }

/** Somebody whose session ended because nobody used it: it allows nothing, but a link opened with it is opened by its person. */
export interface Away {
  readonly kind: 'away'
  readonly session: SessionRow
  readonly hash: string
}

/** What the request carries to say who asks. */
export interface Credentials {
  readonly cookie: string | null
  readonly bearer: string | null
}

/**
 * Finds the caller, and notes that they were there. A bearer token goes before a cookie; a secret that is not known is nobody.
 * @param now in ms since 1970.
 */
export async function findCaller(
  access: Access,
  { cookie, bearer }: Credentials,
  now: number,
): Promise<Caller | Away | null> {
  if (bearer !== null) {
    const token = await access.tokenByHash(hashSecret(bearer))
    return token && { kind: 'program', token }
  }
  if (cookie === null) return null
  const hash = hashSecret(cookie)
  const session = await access.sessionByHash(hash)
  if (session === null) return null
  if (isIdle(session, now)) return { kind: 'away', session, hash }
  noteSeen(access, hash, now)
  return { kind: 'person', session, hash }
}

/** The caller's role for one issue, or with null for all of them. A link for one issue says nothing about another. */
export function roleFor(caller: Caller, issue: string | null): Role | null {
  if (caller.kind === 'program') return caller.token.role
  const holding = caller.session.links.filter((link) => link.issue === null || link.issue === issue)
  return strongest(holding.map((link) => link.role))
}

/** The person's rights as the browser is told them. */
export const grantsOf = (links: readonly LinkRow[]): { role: Role; issue: string | null }[] =>
  links.map(({ role, issue }) => ({ role, issue }))
