import { rm } from 'node:fs/promises'
import { temporaryFolder } from '@stanza/testkit'
import type { Exported, Issues } from '@stanza/schema/api'
import { StoreError } from '@stanza/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base64, importing, importPost, refusal, smallPost } from '../testing/posts.ts'
import { tryServer, type TriedServer, type Visitor } from '../testing/try-server.ts'

const folder = temporaryFolder()
let server: TriedServer
let editor: Visitor
beforeAll(async () => {
  server = await tryServer(folder.path)
  editor = await server.as('editor')
})
afterAll(async () => {
  await server.close()
  await rm(folder.path, { recursive: true, force: true })
})

const issueCount = async (): Promise<number> =>
  ((await (await editor.get('/api/issues')).json()) as Issues).issues.length
const bomb = `a0: &a0 [lol]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}*a${i}]`).join('\n')}`

describe('an import that cannot be: one sentence, and nothing made', () => {
  it.each([
    [
      'that is not UTF-8',
      '2026-01-05-newsletter.md',
      Buffer.from('---\ntitle: x\n---\nCaf\xe9\n', 'latin1'),
      422,
      'not-utf8',
      'line 4',
    ],
    [
      'in UTF-16',
      '2026-01-05-newsletter.md',
      Buffer.from('\ufefftitle', 'utf16le'),
      422,
      'not-utf8',
      'line 1',
    ],
    ['with null bytes', '2026-01-05-newsletter.md', 'text\nmore\0', 422, 'not-markdown', 'line 2'],
    ['of 3 MB', '2026-01-05-newsletter.md', 'x'.repeat(3 * 1024 * 1024), 413, 'too-large', '2 MB'],
    ['of 20 MB', '2026-01-05-newsletter.md', 'x'.repeat(20 * 1024 * 1024), 413, 'too-large', 'may have 2 MB'],
    [
      'with broken front matter',
      '2026-01-05-newsletter.md',
      '---\ntitle: [\n---\ntext\n',
      422,
      'bad-front-matter',
      'line',
    ],
    [
      'with an alias bomb',
      '2026-01-05-newsletter.md',
      `---\n${bomb}\n---\ntext\n`,
      422,
      'bad-front-matter',
      'front matter',
    ],
    ['without any date', 'notes.md', 'text\n', 400, 'bad-date', 'name the file like'],
    [
      'of a day that does not exist',
      '2026-02-30-newsletter.md',
      'text\n',
      400,
      'bad-date',
      'date that exists',
    ],
    [
      'in a language the newsletter has not',
      '2026-01-05-newsletter.xx.md',
      'text\n',
      400,
      'bad-request',
      '"xx"',
    ],
  ])('a file %s', async (_, name, content, status, code, words) => {
    const said = await refusal(await editor.send('POST', '/api/issues', importing(name, content)))
    expect(said).toMatchObject({ status, code })
    expect(said.message).toContain(words)
    expect(await issueCount()).toBe(0)
  })

  it.each([
    ['2026-02-30', 'bad-date'],
    ['5 September', 'bad-date'],
    ['2026-9-5', 'bad-date'],
    ['', 'bad-date'],
  ])('a new issue of "%s"', async (date, code) => {
    expect(await refusal(await editor.send('POST', '/api/issues', { kind: 'outline', date }))).toMatchObject({
      status: 400,
      code,
    })
    const posts = [{ name: '2026-01-05-newsletter.md', content: base64(smallPost) }]
    expect(
      await refusal(await editor.send('POST', '/api/issues', { kind: 'draft', date, posts })),
    ).toMatchObject({ code })
    expect(await issueCount()).toBe(0)
  })

  it.each([
    ['not JSON', '{'],
    ['no object', '7'],
    ['another kind', '{"kind":"steal"}'],
    ['base64 that is none', '{"kind":"import","post":{"name":"a.md","content":"%%"}}'],
  ])('a body that is %s', async (_, body) => {
    const answer = await fetch(`${server.baseUrl}/api/issues`, {
      method: 'POST',
      body,
      headers: { cookie: editor.cookie, origin: server.baseUrl, 'content-type': 'application/json' },
    })
    expect(await refusal(answer)).toMatchObject({ status: 400, code: 'bad-request' })
  })
})

describe('an import that can be: everything kept, and told', () => {
  it('a file without front matter', async () => {
    const made = await importPost(editor, '2025-01-05-newsletter.md', 'Only text.\n')
    expect(made.findings).toContainEqual(
      expect.objectContaining({ rule: 'no-front-matter', severity: 'warning' }),
    )
    expect(await (await editor.get(`/api/editions/${made.edition}/export.md`)).text()).toBe('Only text.\n')
  })

  it('a shortcode that is not closed', async () => {
    const text = `${smallPost}\n{{< figure src="/x.png"\n\nAfter it.\n`
    const made = await importPost(editor, '2025-02-05-newsletter.md', text)
    expect(made.findings.length).toBeGreaterThan(0)
    // As it stood it would end the build of the whole site: the reader sees the same letters, Hugo sees no shortcode.
    expect(await (await editor.get(`/api/editions/${made.edition}/export.md`)).text()).toBe(
      text.replace('{{<', '{{&#60;'),
    )
  })

  it('a javascript: link, which the export tells again', async () => {
    const text = `${smallPost}\nA [link](javascript:alert(1)) here.\n`
    const made = await importPost(editor, '2025-03-05-newsletter.md', text)
    const finding = expect.objectContaining({
      rule: 'unsafe-link',
      severity: 'error',
      line: text.split('\n').length - 1,
    })
    expect(made.findings).toContainEqual(finding)
    const answer = await editor.get(`/api/editions/${made.edition}/export`)
    const { markdown, findings } = (await answer.json()) as Exported
    expect(findings).toContainEqual(finding)
    expect(markdown).toContain('here.')
  })
})

it('a disk that is full: 507, nothing kept of it, and what was saved before is there', async () => {
  await using own = temporaryFolder()
  await using full = await tryServer(own.path)
  const owner = await full.as('owner')
  const made = await importPost(owner)
  // The store says this when SQLite reports SQLITE_FULL; that it does is the store's own test.
  const { store } = full.newsroom
  const writes = ['createIssue', 'addVersion', 'addAsset', 'createLink', 'renamePerson'] as const
  for (const write of writes) {
    Object.assign(store, {
      [write]: () => Promise.reject(new StoreError('full', 'database or disk is full')),
    })
  }
  const other = importing('2026-10-05-newsletter.md', smallPost)
  const answers = [
    await owner.send('POST', '/api/issues', other),
    await owner.send('POST', `/api/editions/${made.edition}/versions`, { name: 'now' }),
    await owner.send('POST', '/api/links', { role: 'reader' }),
    await owner.send('PATCH', '/api/session', { name: 'Ada' }),
  ]
  for (const answer of answers) {
    const said = await refusal(answer)
    expect(said).toMatchObject({ status: 507, code: 'storage-full' })
    expect(said.message).toContain('was not saved')
  }
  expect(await (await owner.get(`/api/editions/${made.edition}/export.md`)).text()).toBe(smallPost)
})

it('[S74] an exception of ours: an error id for the client, its place for the log, its text for nobody', async () => {
  await using own = temporaryFolder()
  await using broken = await tryServer(own.path)
  const owner = await broken.as('owner')
  Object.assign(broken.newsroom.store, { issues: () => Promise.reject(new Error('canary-text of somebody')) })
  const said = await refusal(await owner.get('/api/issues'))
  expect(said).toMatchObject({ status: 500, code: 'internal' })
  const id = /error (\w{8})/.exec(said.message)?.[1]
  const log = broken.logged.join('')
  expect(log).toContain(String(id))
  expect(log + said.message).not.toContain('canary-text')
})
