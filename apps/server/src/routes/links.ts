import {
  createdLink,
  createdToken,
  link,
  linkChange,
  links,
  newLink,
  newToken,
  type Link,
} from '@stanza/schema/api'
import type { Access, LinkRow } from '@stanza/store'
import { roleFor } from '../access/caller.ts'
import { can, isAtLeast } from '../access/policy.ts'
import { endOfDay, makeRoleLink } from '../access/role-links.ts'
import { hashSecret, newSessionSecret } from '../access/secret.ts'
import { nothing, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'

const notYours = new Refusal(
  'not-allowed',
  'Only an editor gives links, and nobody gives more than they have.',
)
const lastOwner = new Refusal(
  'last-owner',
  'This is the last link by which somebody is an owner; make another one first. Nothing was changed.',
)
const noLink = new Refusal('not-found', 'There is no such link.')

export const linkRoutes = [
  route({
    method: 'post',
    path: '/api/links',
    summary: 'Make a role link',
    place: 'newsletter',
    body: newLink,
    status: 201,
    answer: createdLink,
    handle: async ({ newsroom: { store }, baseUrl, caller, body }) => {
      const mine = roleFor(caller, body.issue)
      if (mine === null || !can(mine, 'share') || !isAtLeast(mine, body.role)) return notYours
      if (body.issue !== null && (await store.issue(body.issue)) === null) {
        return new Refusal('not-found', 'There is no such issue; no link was made.')
      }
      const wish = {
        role: body.role,
        issue: body.issue,
        note: body.note,
        expires: endOfDay(body.expires),
        once: false,
      }
      const creator = caller.kind === 'person' ? caller.session.person.id : null
      const made = await makeRoleLink(store, baseUrl, wish, creator)
      return { link: toLink({ ...made.link, people: [] }), url: made.url }
    },
  }),
  route({
    method: 'get',
    path: '/api/links',
    summary: 'The role links of an issue, or of all issues together',
    place: 'newsletter',
    query: { issue: link.shape.issue.optional() },
    answer: links,
    handle: async ({ newsroom: { store }, caller, query }) => {
      const issue = query('issue')
      const mine = roleFor(caller, issue)
      if (!can(mine, 'share')) return notYours
      return { links: (await store.links(issue)).map(toLink) }
    },
  }),
  route({
    method: 'patch',
    path: '/api/links/:link',
    summary: 'Change the role of a link; who came by it has it within two seconds',
    place: 'newsletter',
    body: linkChange,
    answer: link,
    handle: async ({ newsroom: { store }, caller, param, body, rightsChanged }) => {
      const found = await store.link(param('link'))
      if (found === null) return noLink
      const mine = roleFor(caller, found.issue)
      if (mine === null || !can(mine, 'share')) return noLink
      if (!isAtLeast(mine, found.role) || !isAtLeast(mine, body.role)) return notYours
      if (body.role !== 'owner' && (await isLastOwner(store, found))) return lastOwner
      if (!(await store.setLinkRole(found.id, body.role))) return noLink
      await rightsChanged()
      const all = await store.links(found.issue)
      return toLink({
        ...found,
        people: all.find(({ id }) => id === found.id)?.people ?? [],
        role: body.role,
      })
    },
  }),
  route({
    method: 'delete',
    path: '/api/links/:link',
    summary: 'Revoke a role link; who came by it is out within two seconds',
    place: 'newsletter',
    answer: nothing,
    handle: async ({ newsroom: { store }, caller, param, rightsChanged }) => {
      const found = await store.link(param('link'))
      if (found === null) return noLink
      const mine = roleFor(caller, found.issue)
      if (mine === null || !can(mine, 'share')) return noLink
      if (!isAtLeast(mine, found.role)) return notYours
      if (await isLastOwner(store, found)) return lastOwner
      await store.revokeLink(found.id)
      await rightsChanged()
      return undefined
    },
  }),
  route({
    method: 'post',
    path: '/api/tokens',
    summary: 'Make a bearer token for a program, with one purpose',
    place: 'newsletter',
    action: 'give tokens',
    body: newToken,
    status: 201,
    answer: createdToken,
    handle: async ({ newsroom: { store }, body }) => {
      const token = newSessionSecret()
      const { id, purpose } = await store.createToken(
        { purpose: body.purpose, role: body.role },
        hashSecret(token),
      )
      return { id, purpose, token }
    },
  }),
  route({
    method: 'delete',
    path: '/api/tokens/:token',
    summary: 'Revoke a token by its id',
    place: 'newsletter',
    action: 'give tokens',
    answer: nothing,
    handle: async ({ newsroom: { store }, param, rightsChanged }) => {
      if (!(await store.revokeToken(param('token'))))
        return new Refusal('not-found', 'There is no such token.')
      await rightsChanged()
      return undefined
    },
  }),
]

/**
 * Whether nobody would be an owner of everything without this link. One that nobody has come by makes no owner, nor one that
 * works once and whose session has ended.
 */
async function isLastOwner(store: Access, { id, role, issue }: LinkRow): Promise<boolean> {
  if (role !== 'owner' || issue !== null) return false
  const now = new Date().toISOString()
  const others = (await store.links(null)).filter(
    (other) =>
      other.id !== id &&
      other.role === 'owner' &&
      other.used !== null &&
      (!other.once || other.people.length > 0) &&
      other.revoked === null &&
      (other.expires === null || other.expires > now),
  )
  return others.length === 0
}

const toLink = (row: LinkRow & { readonly people: readonly string[] }): Link => ({
  id: row.id,
  role: row.role,
  issue: row.issue,
  note: row.note,
  created: row.created,
  expires: row.expires,
  revoked: row.revoked,
  people: [...row.people],
})
