import type { Role } from '@stanza/schema/api'
import type { Access, LinkRow } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import type { Away, Caller } from './caller.ts'
import { hashSecret, newLinkSecret, newSessionSecret } from './secret.ts'
import { sessionMilliseconds } from './session-time.ts'

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

/**
 * Exchanges a link's token for a session, or adds the link to the session that is there already. Who was away too long
 * gets a new session with this link alone, as the person they were: what else the old one allowed asks for its own links.
 * @param now in ms since 1970.
 */
export async function exchangeLink(
  access: Access,
  token: string,
  caller: Exclude<Caller, { kind: 'program' }> | Away | null,
  now: number,
): Promise<{ secret: string | null; hash: string } | Refusal> {
  const link = await access.linkByHash(hashSecret(token))
  const refused = refuseLink(link, now)
  if (refused) return refused
  if (link === null) throw new Error('a link that is null was not refused')
  // A link for one use lets nobody else in; the browser that used it may open it again.
  const isHeld = caller?.session.links.some((held) => held.id === link.id) ?? false
  if (!(isHeld && link.once) && !(await access.useLink(link.id))) return usedUp
  if (caller?.kind === 'person') {
    if (!isHeld) await access.addLinkToSession(caller.hash, link.id)
    return { secret: null, hash: caller.hash }
  }
  const secret = newSessionSecret()
  const { id } = caller?.session.person ?? (await access.createPerson(null))
  await access.createSession(hashSecret(secret), {
    person: id,
    link: link.id,
    seen: new Date(now).toISOString(),
    expires: new Date(now + sessionMilliseconds).toISOString(),
  })
  if (caller !== null) await access.endSession(caller.hash)
  return { secret, hash: hashSecret(secret) }
}

const usedUp = new Refusal(
  'link-revoked',
  'This link was for one use and has been used. Ask for a new one; on the server itself "stanza link" prints one.',
)

function refuseLink(link: LinkRow | null, now: number): Refusal | null {
  if (link === null) {
    return new Refusal(
      'link-unknown',
      'This link is not known here. Check that it was copied whole, or ask for a new one.',
    )
  }
  if (link.revoked !== null) {
    return new Refusal('link-revoked', 'This link has been revoked. Ask the editors for a new one.')
  }
  if (link.expires !== null && link.expires < new Date(now).toISOString()) {
    return new Refusal(
      'link-expired',
      `This link was valid until ${link.expires.slice(0, 10)}. Ask for a new one.`,
    )
  }
  return null
}
