import type { Role } from '@stanza/schema/api'
import type { Access, LinkRow, SessionRow, TokenRow } from '@stanza/store'
import { strongest } from './policy.ts'
import { hashSecret } from './secret.ts'
import { noteSeen } from './seen-sessions.ts'

/** Who asks: a person in a browser, or a program with a token of one purpose. */
export type Caller =
  | { readonly kind: 'person'; readonly session: SessionRow; readonly hash: string }
  | { readonly kind: 'program'; readonly token: TokenRow }

/** What the request carries to say who asks. */
export interface Credentials {
  readonly cookie: string | null
  readonly bearer: string | null
}

/** Finds the caller. A bearer token goes before a cookie; a secret that is not known is nobody. */
export async function findCaller(access: Access, { cookie, bearer }: Credentials): Promise<Caller | null> {
  if (bearer !== null) {
    const token = await access.tokenByHash(hashSecret(bearer))
    return token && { kind: 'program', token }
  }
  if (cookie === null) return null
  const hash = hashSecret(cookie)
  const session = await access.sessionByHash(hash)
  if (session !== null) noteSeen(access, hash, Date.now())
  return session && { kind: 'person', session, hash }
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
