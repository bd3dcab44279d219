import { temporaryFolder } from '@stanza/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  type TriedServer,
  type Visitor,
  sessionOf,
  tokenOf,
  tryServer,
  visitor,
} from '../testing/try-server.ts'
import { makeRoleLink } from './role-links.ts'

const [minute, day] = [60_000, 24 * 60 * 60_000]
const start = Date.now()
let now = start
let folder: ReturnType<typeof temporaryFolder>
let server: TriedServer
beforeEach(async () => {
  now = start
  folder = temporaryFolder()
  server = await tryServer(folder.path, {}, { now: () => now })
})
afterEach(async () => {
  await server.close()
  await folder.remove()
})

const aLink = async (change: object = {}): Promise<string> => {
  const wish = { role: 'writer', issue: null, note: '', expires: null, once: false, ...change } as const
  return (await makeRoleLink(server.newsroom.store, server.baseUrl, wish, null)).url
}
/** Opens a link in a browser, which has the cookie of the answer from then on, or keeps its own. */
async function open(url: string, browser: Visitor = server.stranger): Promise<Visitor> {
  const answer = await browser.send('POST', '/api/session', { token: tokenOf(url) })
  expect(answer.status).toBe(200)
  const [cookie] = answer.headers.getSetCookie()
  return cookie === undefined ? browser : visitor(server, cookie.split(';')[0] ?? '')
}
const isIn = async (browser: Visitor): Promise<boolean> => {
  const answer = await browser.get('/api/session')
  // What was noted behind the answer is on the disk when the next question is answered.
  await server.newsroom.store.issues()
  return answer.status === 200
}

it('a session goes on as long as it is used once a week, and ends after a week without use', async () => {
  const ada = await open(await aLink())
  for (let week = 0; week < 3; week += 1) {
    now += 7 * day
    expect(await isIn(ada)).toBe(true)
  }
  now += 7 * day + 1
  for (const path of ['/api/session', '/api/issues', '/api/newsletter']) {
    const answer = await ada.get(path)
    const { error } = (await answer.json()) as { error: { code: string; message: string } }
    expect([answer.status, error.code]).toEqual([401, 'signed-out'])
    expect(error.message).toContain('Open your link again')
  }
  expect((await ada.send('DELETE', '/api/session')).status).toBe(401)
})

it('what is used again and again is noted every five minutes only, and none of it is lost by that', async () => {
  const { store } = server.newsroom
  const ada = await open(await aLink())
  const { id } = (await sessionOf(ada)).person
  const seen = async (): Promise<number> => {
    await store.issues()
    const people = await store.peopleAt('00000000-0000-4000-8000-000000000000')
    return Date.parse(people.find((person) => person.id === id)?.seen ?? '') - start
  }
  now += minute
  expect(await isIn(ada)).toBe(true)
  expect(await seen()).toBe(0)
  now += 4 * minute
  expect(await isIn(ada)).toBe(true)
  expect(await seen()).toBe(5 * minute)
})

it('who opens a link in a browser whose session ended goes on as the person they were, in a new session', async () => {
  const url = await aLink()
  const before = await open(url)
  await before.send('PATCH', '/api/session', { name: 'Ada' })
  const { person } = await sessionOf(before)
  now += 8 * day
  expect(await isIn(before)).toBe(false)
  const after = await open(url, before)
  expect(after.cookie).not.toBe(before.cookie)
  expect(await sessionOf(after)).toEqual({ person, grants: [{ role: 'writer', issue: null }] })
  expect(person.name).toBe('Ada')
  // The old cookie is worth nothing any more, not even the name.
  const stranger = await open(url, before)
  expect((await sessionOf(stranger)).person.name).toBeNull()
})

it('a session that ended gives back nothing but the person: what it allowed asks for its own links', async () => {
  const editor = await open(await aLink({ role: 'editor' }))
  const { person } = await sessionOf(editor)
  now += 8 * day
  const reader = await open(await aLink({ role: 'reader' }), editor)
  expect(await sessionOf(reader)).toEqual({ person, grants: [{ role: 'reader', issue: null }] })
  expect(await isIn(editor)).toBe(false)
})

it('a link that does not hold opens nothing for a session that ended', async () => {
  const url = await aLink()
  const ada = await open(url)
  now += 8 * day
  const [link] = await server.newsroom.store.links(null)
  await server.newsroom.store.revokeLink(link?.id ?? '')
  for (const token of [tokenOf(url), 'x'.repeat(22)]) {
    expect((await ada.send('POST', '/api/session', { token })).status).toBe(401)
  }
  expect(await isIn(ada)).toBe(false)
})

it('a link for one use opens again where it was used, after a week too, and nowhere else', async () => {
  const url = await aLink({ role: 'owner', once: true })
  const owner = await open(url)
  const { person } = await sessionOf(owner)
  expect((await open(url, owner)).cookie).toBe(owner.cookie)
  now += 8 * day
  const elsewhere = await server.stranger.send('POST', '/api/session', { token: tokenOf(url) })
  expect(elsewhere.status).toBe(401)
  const other = await open(await aLink())
  now += 8 * day
  expect((await other.send('POST', '/api/session', { token: tokenOf(url) })).status).toBe(401)
  const again = await open(url, owner)
  expect(await sessionOf(again)).toEqual({ person, grants: [{ role: 'owner', issue: null }] })
})
