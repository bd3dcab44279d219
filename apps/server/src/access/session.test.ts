import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { type TriedServer, join, sessionOf, tokenOf, tryServer, visitor } from '../testing/try-server.ts'
import { usualLimits } from '../limits.ts'
import { makeRoleLink } from './role-links.ts'

const refusal = async (answer: Response): Promise<unknown> => {
  const { error } = (await answer.json()) as { error: { code: string; message: string } }
  expect(error.message).toMatch(/^[A-Z].*[.]$/)
  return [answer.status, error.code]
}

const aLink = async (server: TriedServer, change: object) => {
  const wish = { role: 'writer', issue: null, note: '', expires: null, once: false, ...change } as const
  return makeRoleLink(server.newsroom.store, server.baseUrl, wish, null)
}
const exchange = (server: TriedServer, token: string) =>
  server.stranger.send('POST', '/api/session', { token })

it('lets the owner in by the link of the first start, once', async () => {
  await using folder = temporaryFolder()
  let second = ''
  {
    await using server = await tryServer(folder.path)
    const unused = server.ownerLink
    await server.close()
    await using again = await tryServer(folder.path)
    second = again.ownerLink ?? ''
    expect(await refusal(await exchange(again, tokenOf(unused ?? '')))).toEqual([401, 'link-revoked'])
    const owner = await join(again, second)
    expect(await sessionOf(owner)).toMatchObject({
      person: { name: null },
      grants: [{ role: 'owner', issue: null }],
    })
    expect(await refusal(await exchange(again, tokenOf(second)))).toEqual([401, 'link-revoked'])
    expect((await owner.get('/api/session')).status).toBe(200)
  }
  await using third = await tryServer(folder.path)
  expect(third.ownerLink).toBeNull()
})

it('tells a wrong, an expired and a revoked link apart, and opens none of them', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  expect(await refusal(await exchange(server, 'x'.repeat(22)))).toEqual([401, 'link-unknown'])
  const expired = await aLink(server, { expires: '2020-01-01T23:59:59.999Z' })
  expect(await refusal(await exchange(server, tokenOf(expired.url)))).toEqual([401, 'link-expired'])
  const revoked = await aLink(server, {})
  await server.newsroom.store.revokeLink(revoked.link.id)
  expect(await refusal(await exchange(server, tokenOf(revoked.url)))).toEqual([401, 'link-revoked'])
})

it('ends what a person may do when their link is revoked', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const { link, url } = await aLink(server, {})
  const writer = await join(server, url)
  expect((await writer.get('/api/issues')).status).toBe(200)
  await server.newsroom.store.revokeLink(link.id)
  expect(await refusal(await writer.get('/api/issues'))).toEqual([401, 'not-signed-in'])
})

it('adds a second link to the session that is there', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const reader = await server.as('reader')
  const before = await sessionOf(reader)
  const { url } = await aLink(server, { role: 'editor' })
  const answer = await reader.send('POST', '/api/session', { token: tokenOf(url) })
  expect(answer.headers.getSetCookie()).toEqual([])
  const after = await sessionOf(reader)
  expect(after.person).toEqual(before.person)
  expect(after.grants.map(({ role }) => role).toSorted()).toEqual(['editor', 'reader'])
})

it('keeps the name a person says, without what would turn lines around', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const writer = await server.as('writer')
  await writer.send('PATCH', '/api/session', { name: '  Ada\u202e <img onerror=x> ' })
  expect((await sessionOf(writer)).person.name).toBe('Ada <img onerror=x>')
  expect(await refusal(await writer.send('PATCH', '/api/session', { name: ' ' }))).toEqual([
    400,
    'bad-request',
  ])
})

it('ends a session', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const writer = await server.as('writer')
  expect((await writer.send('DELETE', '/api/session')).status).toBe(204)
  expect(await refusal(await writer.get('/api/session'))).toEqual([401, 'not-signed-in'])
  expect(await refusal(await visitor(server, 'stanza=made-up').get('/api/session'))).toEqual([
    401,
    'not-signed-in',
  ])
})

it('gives a cookie that no script reads and no other site sends', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const { url } = await aLink(server, {})
  const [cookie = ''] = (await exchange(server, tokenOf(url))).headers.getSetCookie()
  expect(cookie).toMatch(
    /^stanza=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  )
})

it('[S08] answers 429 when links are guessed', async () => {
  await using folder = temporaryFolder()
  const limits = { ...usualLimits, wrongLinksPerMinute: 3 }
  await using server = await tryServer(folder.path, { limits })
  const guesses = Array.from({ length: 5 }, (_, index) => `guess-number-${index}-aaaa`)
  const statuses: number[] = []
  for (const guess of guesses) statuses.push((await exchange(server, guess)).status)
  expect(statuses).toEqual([401, 401, 401, 429, 429])
})

it('[S04] a forged X-Forwarded-For makes nobody somebody else', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path, { limits: { ...usualLimits, wrongLinksPerMinute: 2 } })
  const statuses: number[] = []
  for (const last of [1, 2, 3, 4]) {
    const headers = {
      origin: server.baseUrl,
      'content-type': 'application/json',
      'x-forwarded-for': `10.0.0.${last}`,
    }
    const body = JSON.stringify({ token: 'guess-guess-guess-guess' })
    statuses.push((await fetch(`${server.baseUrl}/api/session`, { method: 'POST', headers, body })).status)
  }
  expect(statuses).toEqual([401, 401, 429, 429])
})

it('[S68, S74] logs no token, cookie, query or name', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const { url } = await aLink(server, {})
  const writer = await join(server, url)
  await writer.send('PATCH', '/api/session', { name: 'Canary' })
  await writer.get('/api/issues?secret=canary-query')
  await server.close()
  const log = server.logged.join('')
  expect(log).toContain('/api/issues')
  for (const secret of [tokenOf(url), writer.cookie.split('=')[1] ?? '', 'Canary', 'canary-query']) {
    expect(log).not.toContain(secret)
  }
})
