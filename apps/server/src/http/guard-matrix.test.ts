import { temporaryFolder } from '@stanza/testkit'
import { type Role, roles } from '@stanza/schema/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can } from '../access/policy.ts'
import { allRoutes } from '../routes/all-routes.ts'
import { importPost } from '../testing/posts.ts'
import { type TriedServer, type Visitor, tryServer } from '../testing/try-server.ts'

// Every route of the table against every role and place: a route that is added is asked here without a line of test.
const routes = allRoutes()
const folder = temporaryFolder()
let server: TriedServer
let mine: { issue: string; edition: string }
const visitors = new Map<Role, Visitor>()
beforeAll(async () => {
  server = await tryServer(folder.path)
  const made = await importPost(await server.as('owner'))
  mine = { issue: made.issue.id, edition: made.edition }
  for (const role of roles) visitors.set(role, await server.as(role, mine.issue))
})
afterAll(async () => {
  await server.close()
  await folder.remove()
})

const nowhere = '00000000-0000-4000-8000-000000000000'
const fill = (path: string, { issue, edition }: { issue: string; edition: string }): string =>
  path.replace(':issue', issue).replace(':edition', edition).replace(/:\w+/g, nowhere)

/** Asks with a body that is refused after the guard, so that nothing is changed by asking. */
function ask(route: (typeof routes)[number], path: string, cookie: string): Promise<Response> {
  const body = route.method === 'get' || route.method === 'delete' ? {} : { body: '{"canary":1}' }
  return fetch(server.baseUrl + path, {
    method: route.method.toUpperCase(),
    ...body,
    headers: { cookie, origin: server.baseUrl, 'content-type': 'application/json' },
  })
}

describe.each(routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
  '%s',
  (_, route) => {
    it('is closed to strangers, unless it is the door', async () => {
      const { status } = await ask(route, fill(route.path, mine), '')
      expect(status).toBe(route.place === 'anyone' ? 400 : 401)
    })

    it('[S26] is nowhere else by letter case, doubled or encoded slashes', async () => {
      const path = fill(route.path, mine)
      for (const other of [
        path.toUpperCase(),
        path.replace('/api', '//api'),
        path.replace(/\/(?=[^/]*$)/, '%2f'),
        `${path}/`,
      ]) {
        const answer = await ask(route, other, visitors.get('owner')?.cookie ?? '')
        const isPage = /^text\/(html|plain)/.test(answer.headers.get('content-type') ?? '')
        expect(isPage || [400, 401, 403, 404].includes(answer.status), `${other} → ${answer.status}`).toBe(
          true,
        )
      }
    })

    if (route.place === 'issue' || route.place === 'edition') {
      it('[S10] of another issue is not found', async () => {
        const cookie = visitors.get('owner')?.cookie ?? ''
        const foreign = await server.newsroom.store
          .issueByDate('2026-08-05')
          .then(() => ({ issue: nowhere, edition: nowhere }))
        expect((await ask(route, fill(route.path, foreign), cookie)).status).toBe(404)
      })

      it.each(roles)('asks the policy for %s', async (role) => {
        const { status } = await ask(route, fill(route.path, mine), visitors.get(role)?.cookie ?? '')
        if (route.action !== undefined && !can(role, route.action)) expect(status).toBe(403)
        else expect([200, 204, 400, 404, 422]).toContain(status)
      })
    }

    if (route.method !== 'get') {
      it.each([
        ['none', {}],
        ['null', { origin: 'null' }],
        ['another site', { origin: 'https://evil.example' }],
        ['another port', { origin: 'http://localhost:1' }],
        ['our address with more behind it', { origin: 'BASE.evil.example' }],
        ['ours in capitals', { origin: 'BASE-UPPER' }],
        ['ours, sent by another site', { origin: 'BASE', 'sec-fetch-site': 'cross-site' }],
        ['ours, sent by a sub-domain', { origin: 'BASE', 'sec-fetch-site': 'same-site' }],
      ])('[S65] is refused with an Origin that is %s', async (name, headers: Record<string, string>) => {
        const origin = headers['origin']
          ?.replace('BASE-UPPER', server.baseUrl.toUpperCase())
          .replace('BASE', server.baseUrl)
        const answer = await fetch(server.baseUrl + fill(route.path, mine), {
          method: route.method.toUpperCase(),
          headers: {
            ...headers,
            ...(origin === undefined ? {} : { origin }),
            cookie: visitors.get('owner')?.cookie ?? '',
          },
        })
        expect(answer.status, name).toBe(403)
      })
    }
  },
)
