import { session, sessionExchange, sessionName, type Session } from '@stanza/schema/api'
import type { Access } from '@stanza/store'
import { grantsOf } from '../access/caller.ts'
import { sessionCookie } from '../access/cookie.ts'
import { exchangeLink } from '../access/role-links.ts'
import { nothing, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'

export const sessionRoutes = [
  route({
    method: 'post',
    path: '/api/session',
    summary: 'Exchange the token of a role link for a session',
    place: 'anyone',
    rate: 'wrongLinksPerMinute',
    body: sessionExchange,
    answer: session,
    handle: async ({ newsroom: { store }, baseUrl, body, caller, response, now }) => {
      const browser = caller?.kind === 'program' ? null : caller
      const exchanged = await exchangeLink(store, body.token, browser, now())
      if (exchanged instanceof Refusal) return exchanged
      const { name, options } = sessionCookie(baseUrl)
      if (exchanged.secret !== null) response.cookie(name, exchanged.secret, options)
      return readSession(store, exchanged.hash)
    },
  }),
  route({
    method: 'get',
    path: '/api/session',
    summary: 'Who I am and what I may do',
    place: 'person',
    answer: session,
    handle: ({ newsroom: { store }, caller }) => readSession(store, caller.hash),
  }),
  route({
    method: 'patch',
    path: '/api/session',
    summary: 'Say the name that others see',
    place: 'person',
    body: sessionName,
    answer: session,
    handle: async ({ newsroom: { store }, caller, body, rightsChanged }) => {
      await store.renamePerson(caller.session.person.id, withoutControls(body.name))
      await rightsChanged()
      return readSession(store, caller.hash)
    },
  }),
  route({
    method: 'delete',
    path: '/api/session',
    summary: 'Leave: end this session',
    place: 'person',
    answer: nothing,
    handle: async ({ newsroom: { store }, baseUrl, caller, response, rightsChanged }) => {
      await store.endSession(caller.hash)
      await rightsChanged()
      const { name, options } = sessionCookie(baseUrl)
      response.clearCookie(name, {
        path: '/',
        secure: options.secure ?? false,
        httpOnly: true,
        sameSite: 'lax',
      })
      return undefined
    },
  }),
]

async function readSession(store: Access, hash: string): Promise<Session> {
  const found = await store.sessionByHash(hash)
  if (found === null) throw new Error('a session was there and is not')
  return { person: { id: found.person.id, name: found.person.name }, grants: grantsOf(found.links) }
}

/** A name stands in lines of text elsewhere: controls and marks that turn the direction of writing are dropped. */
const withoutControls = (name: string): string =>
  // oxlint-disable-next-line no-control-regex
  name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim() || '?'
