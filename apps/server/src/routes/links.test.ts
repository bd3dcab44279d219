import { temporaryFolder } from '@stanza/testkit'
import { type CreatedLink, type Link, type Role, roles } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { importPost, refusal } from '../testing/posts.ts'
import { join, sessionOf, tryServer } from '../testing/try-server.ts'

it('nobody gives more than they have', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  for (const giver of roles) {
    const visitor = await server.as(giver)
    for (const role of roles) {
      const { status } = await visitor.send('POST', '/api/links', { role })
      const may = (giver === 'editor' || giver === 'owner') && roles.indexOf(role) <= roles.indexOf(giver)
      expect([giver, role, status]).toEqual([giver, role, may ? 201 : 403])
    }
  }
})

it('makes a link whose token is told once, and tells who came by it', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const wish = { role: 'writer', note: 'for the club', expires: '2099-01-31' }
  const { link, url } = (await (await editor.send('POST', '/api/links', wish)).json()) as CreatedLink
  expect(url).toMatch(new RegExp(`^${server.baseUrl}/join#[\\w-]{22}$`))
  expect(link).toMatchObject({
    ...wish,
    issue: null,
    revoked: null,
    expires: '2099-01-31T23:59:59.999Z',
    people: [],
  })
  const writer = await join(server, url)
  await writer.send('PATCH', '/api/session', { name: 'Ada' })
  const answer = await (await editor.get('/api/links')).text()
  expect(answer).not.toContain(url.split('#')[1])
  const listed = (JSON.parse(answer) as { links: Link[] }).links.find(({ id }) => id === link.id)
  expect(listed).toEqual({ ...link, people: ['Ada'] })
  expect((await editor.send('DELETE', `/api/links/${link.id}`)).status).toBe(204)
  expect((await writer.get('/api/issues')).status).toBe(401)
})

it('an editor of one issue shares that issue alone', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const mine = (await importPost(owner)).issue.id
  const foreign = (await importPost(owner, '2026-09-05-newsletter.md')).issue.id
  const editor = await server.as('editor', mine)
  const give = (role: Role, issue: string | null) => editor.send('POST', '/api/links', { role, issue })
  expect((await give('writer', mine)).status).toBe(201)
  expect((await give('reader', foreign)).status).toBe(403)
  expect((await give('reader', null)).status).toBe(403)
  expect((await editor.get(`/api/links?issue=${mine}`)).status).toBe(200)
  expect((await editor.get(`/api/links?issue=${foreign}`)).status).toBe(403)
  expect((await editor.get('/api/links')).status).toBe(403)
  const [strong] = await server.newsroom.store.links(null)
  expect((await editor.send('DELETE', `/api/links/${strong?.id}`)).status).toBe(404)
  expect((await sessionOf(editor)).grants).toEqual([{ role: 'editor', issue: mine }])
})

it('an editor does not revoke an owner’s link, and a date that is none makes no link', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  await server.as('owner')
  const editor = await server.as('editor')
  const owners = (await server.newsroom.store.links(null)).find(
    ({ role, used }) => role === 'owner' && used !== null,
  )
  expect((await editor.send('DELETE', `/api/links/${owners?.id}`)).status).toBe(403)
  const wish = { role: 'reader', expires: '2026-02-30' }
  expect((await refusal(await editor.send('POST', '/api/links', wish))).status).toBe(400)
})

it('[S42] a token does what its purpose says and nothing else', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const { edition } = await importPost(owner)
  const tokenFor = async (purpose: string): Promise<{ id: string; token: string }> =>
    (await (await owner.send('POST', '/api/tokens', { purpose, role: 'owner' })).json()) as {
      id: string
      token: string
    }
  const ask = (token: string, method: string, path: string) =>
    fetch(server.baseUrl + path, { method, headers: { authorization: `Bearer ${token}` } }).then(
      ({ status }) => status,
    )
  const exporting = await tokenFor('export')
  const syncing = await tokenFor('sync')
  const path = `/api/editions/${edition}/export.md`
  expect(await ask(exporting.token, 'GET', path)).toBe(200)
  expect(await ask(syncing.token, 'GET', path)).toBe(403)
  expect(await ask(exporting.token, 'GET', '/api/links')).toBe(403)
  expect(await ask(exporting.token, 'POST', '/api/tokens')).toBe(403)
  expect(await ask('made-up-made-up-made-up', 'GET', path)).toBe(401)
  expect((await owner.send('DELETE', `/api/tokens/${exporting.id}`)).status).toBe(204)
  expect(await ask(exporting.token, 'GET', path)).toBe(401)
  const editor = await server.as('editor')
  expect((await editor.send('POST', '/api/tokens', { purpose: 'export' })).status).toBe(403)
})
