import { temporaryFolder } from '@stanza/testkit'
import { type CreatedLink, type Link, type People, type Role, roles } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { firstOwnerLink } from '../owner-link.ts'
import { importPost, refusal } from '../testing/posts.ts'
import { join, sessionOf, tryServer, type Visitor } from '../testing/try-server.ts'

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

it('changes the role of a link for who may give both roles, and for nobody else', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const mine = (await importPost(owner)).issue.id
  const foreign = (await importPost(owner, '2026-09-05-newsletter.md')).issue.id
  const editor = await server.as('editor', mine)
  const make = async (role: Role, issue: string | null): Promise<string> =>
    ((await (await owner.send('POST', '/api/links', { role, issue })).json()) as CreatedLink).link.id
  const [here, there, everywhere] = [
    await make('writer', mine),
    await make('writer', foreign),
    await make('writer', null),
  ]
  const change = async (who: Visitor, link: string, role: unknown): Promise<number> =>
    (await who.send('PATCH', `/api/links/${link}`, { role })).status
  const writer = await server.as('writer', mine)
  const own = (await server.newsroom.store.links(mine)).find(
    ({ id, role }) => role === 'writer' && id !== here,
  )
  expect(await change(writer, own?.id ?? '', 'editor')).toBe(404)
  expect(await change(writer, here, 'reader')).toBe(404)
  expect(await change(server.stranger, here, 'reader')).toBe(401)
  expect(await change(editor, here, 'owner')).toBe(403)
  expect(await change(editor, there, 'reader')).toBe(404)
  expect(await change(editor, everywhere, 'reader')).toBe(404)
  expect(await change(editor, await make('owner', mine), 'reader')).toBe(403)
  for (const wrong of ['king', '', null, 7, ['reader']]) expect(await change(editor, here, wrong)).toBe(400)
  expect(await change(editor, '00000000-0000-4000-8000-000000000000', 'reader')).toBe(404)
  expect((await server.newsroom.store.links(mine)).find(({ id }) => id === here)?.role).toBe('writer')
  expect(await change(editor, here, 'reader')).toBe(200)
  expect(await change(editor, here, 'editor')).toBe(200)
  expect((await editor.send('DELETE', `/api/links/${here}`)).status).toBe(204)
  expect(await change(editor, here, 'reader')).toBe(404)
})

it('keeps the last owner: neither lowered nor revoked, until somebody else is one', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const all = await server.newsroom.store.links(null)
  const [link] = all.filter(({ used }) => used !== null)
  const path = `/api/links/${link?.id}`
  const unusedOwner = (await (
    await owner.send('POST', '/api/links', { role: 'owner' })
  ).json()) as CreatedLink
  const lowered = await refusal(await owner.send('PATCH', path, { role: 'reader' }))
  expect([lowered.status, lowered.code]).toEqual([409, 'last-owner'])
  expect((await refusal(await owner.send('DELETE', path))).code).toBe('last-owner')
  const second = await join(server, unusedOwner.url)
  expect((await second.send('PATCH', path, { role: 'reader' })).status).toBe(200)
  expect((await sessionOf(owner)).grants).toEqual([{ role: 'reader', issue: null }])
  expect((await refusal(await second.send('DELETE', `/api/links/${unusedOwner.link.id}`))).code).toBe(
    'last-owner',
  )
  expect((await second.send('DELETE', path)).status).toBe(204)
})

it('does not count an owner whose link worked once and whose session has ended', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const { store } = server.newsroom
  const first = await join(server, (await firstOwnerLink(store, server.baseUrl)) ?? '')
  await first.send('PATCH', '/api/session', { name: 'Ada' })
  expect(await firstOwnerLink(store, server.baseUrl)).toBeNull()
  const many = (await (await first.send('POST', '/api/links', { role: 'owner' })).json()) as CreatedLink
  const second = await join(server, many.url)
  expect((await first.send('DELETE', '/api/session')).status).toBe(204)
  await second.send('PATCH', '/api/session', { name: 'Bram' })
  expect((await refusal(await second.send('DELETE', `/api/links/${many.link.id}`))).code).toBe('last-owner')
})

it('tells editors when people were here last, and nobody else', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { edition } = await importPost(editor)
  const commenter = await server.as('commenter')
  const seenBy = async (who: Visitor): Promise<(string | null)[]> =>
    ((await (await who.get(`/api/editions/${edition}/people`)).json()) as People).people.map(
      ({ seen }) => seen,
    )
  const told = await seenBy(editor)
  expect(told).toHaveLength(2)
  expect(told.every((seen) => seen !== null && Date.now() - Date.parse(seen) < 60_000)).toBe(true)
  expect(await seenBy(commenter)).toEqual([null, null])
})
