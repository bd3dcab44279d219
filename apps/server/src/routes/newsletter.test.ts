import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { type HouseRules, type Newsletter } from '@stanza/schema'
import { type Exported, type Issues, roles } from '@stanza/schema/api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { EditionRow } from '@stanza/store'
import type { Guest } from '../socket/testing/sync-office.ts'
import { openWriter } from '../socket/testing/writer.ts'
import { importPost, refusal, smallPost } from '../testing/posts.ts'
import { type TriedServer, tryServer, type Visitor } from '../testing/try-server.ts'

interface Told {
  readonly revision: string
  readonly own: Readonly<Record<string, unknown>>
  readonly newsletter: Newsletter
  readonly usual: { readonly checks: HouseRules; readonly sections: readonly unknown[] | null }
}
const settingsOf = async (owner: Visitor): Promise<Told> =>
  (await (await owner.get('/api/newsletter/settings')).json()) as Told
const put = (who: Visitor, change: object): Promise<Response> => who.send('PUT', '/api/newsletter', change)
const told = async (answer: Response): Promise<Told> => {
  expect(answer.status).toBe(200)
  return (await answer.json()) as Told
}

it('only owners of all issues see and change the settings', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const { issue } = await importPost(owner)
  const { revision } = await settingsOf(owner)
  const change = { revision, set: { name: 'Stolen' } }
  for (const role of roles.slice(0, -1)) {
    const visitor = await server.as(role)
    expect([role, (await put(visitor, change)).status]).toEqual([role, 403])
    expect([role, (await visitor.get('/api/newsletter/settings')).status]).toEqual([role, 403])
  }
  const ownerOfOne = await server.as('owner', issue.id)
  expect((await put(ownerOfOne, change)).status).toBe(403)
  expect((await ownerOfOne.get('/api/newsletter/settings')).status).toBe(403)
  const { token } = (await (
    await owner.send('POST', '/api/tokens', { purpose: 'export', role: 'owner' })
  ).json()) as {
    token: string
  }
  const asProgram = await fetch(`${server.baseUrl}/api/newsletter`, {
    method: 'PUT',
    body: JSON.stringify(change),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })
  expect(asProgram.status).toBe(403)
  expect((await settingsOf(owner)).revision).toBe(revision)
})

it('keeps a change in newsletter.json, whole, and has it after a restart', async () => {
  await using folder = temporaryFolder()
  const file = join(folder.path, 'newsletter.json')
  {
    await using server = await tryServer(folder.path)
    const owner = await server.as('owner')
    const before = await settingsOf(owner)
    expect(before.own).toEqual({ preset: 'xmpp' })
    const set = {
      name: 'The Garden Letter',
      'checks.rules': { 'link-http': 'off' },
      'checks.longestItem': 300,
    }
    const after = await told(await put(owner, { revision: before.revision, set }))
    expect(after.revision).not.toBe(before.revision)
    expect(after.newsletter.checks).toEqual({
      ...before.newsletter.checks,
      rules: { 'link-http': 'off' },
      longestItem: 300,
    })
    expect(after.usual).toEqual(before.usual)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(after.own)
    expect(after.own).toEqual({
      preset: 'xmpp',
      name: 'The Garden Letter',
      checks: { rules: { 'link-http': 'off' }, longestItem: 300 },
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder.path).filter((name) => name.startsWith('newsletter'))).toEqual([
      'newsletter.json',
    ])
  }
  await using again = await tryServer(folder.path)
  const owner = await again.as('owner')
  const kept = await settingsOf(owner)
  expect(kept.newsletter.name).toBe('The Garden Letter')
  const reset = ['name', 'checks.rules', 'checks.longestItem']
  const back = await told(await put(owner, { revision: kept.revision, reset }))
  expect(back.own).toEqual({ preset: 'xmpp' })
})

it('of two owners who change the same settings one is told to look again, and nothing is overwritten', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const [ada, bram] = [await server.as('owner'), await server.as('owner')]
  const { revision } = await settingsOf(ada)
  const answers = await Promise.all([
    put(ada, { revision, set: { 'checks.names': ['Ada'] } }),
    put(bram, { revision, set: { 'checks.names': ['Bram'] } }),
  ])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  const lost = answers.find(({ status }) => status === 409)
  if (lost) expect((await refusal(lost)).code).toBe('settings-changed')
  const winner = answers[0]?.status === 200 ? 'Ada' : 'Bram'
  expect((await settingsOf(ada)).newsletter.checks?.names).toEqual([winner])
})

describe('what is refused', () => {
  const folder = temporaryFolder()
  let server: TriedServer
  let owner: Visitor
  beforeAll(async () => {
    server = await tryServer(folder.path)
    owner = await server.as('owner')
  })
  afterAll(async () => {
    await server.close()
    await folder.remove()
  })
  const bad: readonly [string, object, string, RegExp][] = [
    [
      'a severity that is none',
      { 'checks.rules': { 'link-http': 'loud' } },
      'checks.rules.link-http',
      /^Line \d+: /,
    ],
    [
      'a rule that nobody knows',
      { 'checks.rules': { 'link-htpp': 'off' } },
      'checks.rules.link-htpp',
      /is no rule/,
    ],
    ['a length below one', { 'checks.longestItem': 0 }, 'checks.longestItem', /from 1 on/],
    [
      'a day that is none',
      { 'checks.siteRelativeSince': '2026-02-30' },
      'checks.siteRelativeSince',
      /a day such as/,
    ],
    ['a key that nobody knows', { titel: 'x' }, 'titel', /not known here/],
    ['a house rule that nobody knows', { 'checks.nmaes': [] }, 'checks.nmaes', /not known here/],
    [
      'a path that leads out',
      { paths: { posts: '../..', images: 'x', fileName: 'y' } },
      'paths.posts',
      /inside/,
    ],
    [
      'words that are none',
      { 'checks.misspellings': { en: { teh: 7 } } },
      'checks.misspellings.en.teh',
      /not right/,
    ],
    [
      'a section without a name',
      { sections: [{ key: 'a', level: 2, body: 'items', headings: {} }] },
      'sections.0.headings',
      /default language/,
    ],
    ['no languages', { languages: [] }, 'languages', /at least one/],
  ]
  it.each(bad)('%s', async (_, set, key, message) => {
    const before = await settingsOf(owner)
    const answer = await put(owner, { revision: before.revision, set })
    const refused = (await answer.clone().json()) as { error: { key?: string } }
    expect([answer.status, refused.error.key]).toEqual([422, key])
    expect((await refusal(answer)).message).toMatch(message)
    expect(await settingsOf(owner)).toEqual(before)
    expect(readdirSync(folder.path)).not.toContain('newsletter.json')
  })

  it('names the line in a whole file, and leaves the file that is there as it is', async () => {
    await using other = temporaryFolder()
    const file = join(other.path, 'newsletter.json')
    const text = '{ "preset":  "xmpp" }'
    writeFileSync(file, text)
    await using its = await tryServer(other.path)
    const ada = await its.as('owner')
    const { revision } = await settingsOf(ada)
    const newsletter = { preset: 'xmpp', name: 'x', site: 'nowhere' }
    const refused = await refusal(await put(ada, { revision, newsletter }))
    expect(refused.message).toMatch(/^Line 4: "site" must be an address .*Nothing was changed\.$/)
    expect(readFileSync(file, 'utf8')).toBe(text)
    const fine = await told(await put(ada, { revision, newsletter: { preset: 'xmpp', name: 'Whole' } }))
    expect(fine.newsletter.name).toBe('Whole')
  })

  it.each([
    ['no revision', { set: { name: 'x' } }],
    ['a path of its own', { revision: 'x', set: { 'checks.rules.a': 'off' } }],
    ['all checks at once', { revision: 'x', set: { checks: {} } }],
    ['a prototype', { revision: 'x', reset: ['__proto__'] }],
    ['both at once', { revision: 'x', newsletter: {}, set: {} }],
    ['a list', []],
    ['what is no object', 'null'],
  ])('a request with %s', async (_, change) => {
    await using other = temporaryFolder()
    await using its = await tryServer(other.path)
    const ada = await its.as('owner')
    expect((await put(ada, change as object)).status).toBe(400)
  })

  it('more than every editor should have to load', async () => {
    const { revision } = await settingsOf(owner)
    const names = Array.from({ length: 40_000 }, (_, n) => `Name number ${n}`)
    expect((await put(owner, { revision, set: { 'checks.names': names } })).status).toBe(413)
    expect((await put(owner, { revision, set: { 'checks.names': ['x'.repeat(3_000_000)] } })).status).toBe(
      413,
    )
  })

  it('keys that would become a prototype', async () => {
    const { revision } = await settingsOf(owner)
    const body = `{"revision":"${revision}","newsletter":{"preset":"xmpp","__proto__":{"name":"x"}}}`
    const answer = await fetch(`${server.baseUrl}/api/newsletter`, {
      method: 'PUT',
      body,
      headers: { cookie: owner.cookie, origin: server.baseUrl, 'content-type': 'application/json' },
    })
    if (answer.status === 200) expect(((await answer.json()) as Told).newsletter.name).not.toBe('x')
    else expect(answer.status).toBe(422)
    expect(({} as { name?: string }).name).toBeUndefined()
  })
})

it('a file that was changed by hand is taken up, and one that cannot be read is not written over', async () => {
  await using folder = temporaryFolder()
  const file = join(folder.path, 'newsletter.json')
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const { settings } = server.newsroom
  writeFileSync(file, '{ "preset": "xmpp", "name": "By hand" }')
  await settings.look()
  expect((await settingsOf(owner)).newsletter.name).toBe('By hand')
  const { revision } = await settingsOf(owner)
  writeFileSync(file, '{ "preset": "xmpp",\n "name": }')
  await settings.look()
  expect((await settingsOf(owner)).newsletter.name).toBe('By hand')
  const refused = await refusal(await put(owner, { revision, set: { name: 'Mine' } }))
  expect([refused.code, refused.message]).toEqual(['settings-changed', expect.stringContaining('line 2')])
  expect(readFileSync(file, 'utf8')).toContain('"name": }')
})

it('the list of issues, the export and the final check use the rules as they are now', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const { edition } = await importPost(owner, '2026-08-05-newsletter.md', `${smallPost}\nLids for Github!.\n`)
  const counted = async (): Promise<number | undefined> =>
    ((await (await owner.get('/api/issues')).json()) as Issues).issues[0]?.editions[0]?.findings?.all
  const exported = async (): Promise<string[]> =>
    ((await (await owner.get(`/api/editions/${edition}/export`)).json()) as Exported).findings.map(
      ({ rule }) => rule,
    )
  const before = (await counted()) ?? 0
  expect(await exported()).toEqual(expect.arrayContaining(['term-case', 'odd-punct']))
  const { revision } = await settingsOf(owner)
  const rules = { 'term-case': 'off', 'odd-punct': 'error' }
  await told(await put(owner, { revision, set: { 'checks.rules': rules } }))
  expect(await counted()).toBe(before - 1)
  expect(await exported()).not.toContain('term-case')
  const final = await owner.send('POST', `/api/editions/${edition}/finals`, { override: [] })
  expect((await refusal(final)).message).toContain('odd-punct')
})

it('tells who has a text open that the settings are others now', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const { edition } = await importPost(owner)
  const guest = await server.as('reader')
  const { baseUrl } = server
  using page = openWriter({ baseUrl, edition: { id: edition } as EditionRow }, {
    cookie: guest.cookie,
  } as Guest)
  await page.shows('saved')
  const { revision } = await settingsOf(owner)
  expect(page.hellos.at(-1)?.settings).toBe(revision)
  const after = await told(await put(owner, { revision, set: { 'checks.longestItem': 40 } }))
  await vi.waitFor(() => expect(page.hellos.at(-1)?.settings).toBe(after.revision))
  const seen = (await (await guest.get('/api/newsletter')).json()) as { revision: string; checks: HouseRules }
  expect([seen.revision, seen.checks.longestItem]).toEqual([after.revision, 40])
})
