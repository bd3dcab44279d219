import type { Role } from '@stanza/schema/api'
import type { Access, LinkRow, SessionRow } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import { sessionMilliseconds } from './cookie.ts'
import { hashSecret, newLinkSecret, newSessionSecret } from './secret.ts'

export interface LinkWish {
  readonly role: Role
  readonly issue: string | null
  readonly note: string
  /** The last moment it opens anything, ISO 8601; null for ever. */
  readonly expires: string | null
  readonly once: boolean
}

/** Makes a role link. Its address carries the token in the fragment, where no server log or Referer sees it (T32). */
export async function makeRoleLink(
  access: Access,
  baseUrl: string,
  wish: LinkWish,
  creator: string | null,
): Promise<{ link: LinkRow; url: string }> {
  const secret = newLinkSecret()
  const link = await access.createLink(wish, hashSecret(secret), creator)
  return { link, url: `${baseUrl}/join#${secret}` }
}

/** The last moment of a day, UTC, at which a link given until that day still opens. */
export const endOfDay = (date: string | null): string | null =>
  date === null ? null : `${date}T23:59:59.999Z`

/** Exchanges a link's token for a session, or adds the link to the session that is there already. */
export async function exchangeLink(
  access: Access,
  token: string,
  present: { session: SessionRow; hash: string } | null,
  now: Date,
): Promise<{ secret: string | null; hash: string } | Refusal> {
  const link = await access.linkByHash(hashSecret(token))
  const refused = refuseLink(link, now)
  if (refused) return refused
  if (link === null) throw new Error('a link that is null was not refused')
  if (!(await access.useLink(link.id))) return usedUp
  if (present) {
    if (!present.session.links.some((held) => held.id === link.id)) {
      await access.addLinkToSession(present.hash, link.id)
    }
    return { secret: null, hash: present.hash }
  }
  const secret = newSessionSecret()
  const person = await access.createPerson(null)
  const expires = new Date(now.getTime() + sessionMilliseconds).toISOString()
  await access.createSession(hashSecret(secret), person.id, link.id, expires)
  return { secret, hash: hashSecret(secret) }
}

const usedUp = new Refusal(
  'link-revoked',
  'This link was for one use and has been used. Ask for a new one; on the server itself "stanza link" prints one.',
)

function refuseLink(link: LinkRow | null, now: Date): Refusal | null {
  if (link === null) {
    return new Refusal(
      'link-unknown',
      'This link is not known here. Check that it was copied whole, or ask for a new one.',
    )
  }
  if (link.revoked !== null) {
    return new Refusal('link-revoked', 'This link has been revoked. Ask the editors for a new one.')
  }
  if (link.expires !== null && link.expires < now.toISOString()) {
    return new Refusal(
      'link-expired',
      `This link was valid until ${link.expires.slice(0, 10)}. Ask for a new one.`,
    )
  }
  return link.once && link.used !== null ? usedUp : null
}
