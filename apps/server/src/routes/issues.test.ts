import { temporaryFolder } from '@stanza/testkit'
import type { CreatedIssue, Exported, Issue, Issues } from '@stanza/schema/api'
import { StoreError } from '@stanza/store'
import { expect, it } from 'vitest'
import { base64, importing, importPost, refusal, smallPost } from '../testing/posts.ts'
import { tryServer } from '../testing/try-server.ts'

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T

it('imports a post, lists it and exports the same bytes', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const made = await importPost(editor)
  expect(made.issue).toMatchObject({
    date: '2026-08-05',
    months: ['2026-07'],
    phase: 'collecting',
    role: 'editor',
  })
  const list = await json<Issues>(editor.get('/api/issues'))
  expect(list.role).toBe('editor')
  // What is wrong is counted for the list alone.
  const editions = made.issue.editions.map((one) => ({
    ...one,
    findings: { errors: 0, all: expect.any(Number) },
  }))
  expect(list.issues).toEqual([{ ...made.issue, editions }])
  expect(made.issue.editions).toEqual([
    expect.objectContaining({
      id: made.edition,
      language: 'en',
      title: 'The XMPP Newsletter July 2026',
      fileName: '2026-08-05-newsletter.md',
      items: 1,
    }),
  ])
  const exported = await json<Exported>(editor.get(`/api/editions/${made.edition}/export`))
  expect(exported.markdown).toBe(smallPost)
  expect(exported.path).toBe('content/blog/newsletter/2026-08-05-newsletter.md')
  const plain = await editor.get(`/api/editions/${made.edition}/export.md`)
  expect(await plain.text()).toBe(smallPost)
  expect(plain.headers.get('content-disposition')).toBe('attachment; filename="2026-08-05-newsletter.md"')
  expect(await (await editor.get(`/api/editions/${made.edition}/base`)).text()).toBe(smallPost)
})

it('makes a new issue from the last post: its date everywhere, its items gone', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const posts = [{ name: '2026-08-05-newsletter.md', content: base64(smallPost) }]
  const made = await json<CreatedIssue>(
    editor.send('POST', '/api/issues', { kind: 'draft', date: '2026-09-05', posts }),
  )
  expect(made.issue).toMatchObject({ date: '2026-09-05', months: ['2026-08'] })
  const { markdown, fileName } = await json<Exported>(editor.get(`/api/editions/${made.edition}/export`))
  expect(fileName).toBe('2026-09-05-newsletter.md')
  expect(markdown).toContain('August 2026')
  expect(markdown).toMatch(/^## .*software news$/im)
  expect(markdown).not.toMatch(/July|2026-08-05|in a garden/)
})

it('makes a new issue from the outline', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const made = await json<CreatedIssue>(
    editor.send('POST', '/api/issues', { kind: 'outline', date: '2026-09-05' }),
  )
  const { markdown } = await json<Exported>(editor.get(`/api/editions/${made.edition}/export`))
  expect(markdown).toContain('August 2026')
})

it('puts a translation beside the edition that is there', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const english = await importPost(editor)
  const french = await importPost(
    editor,
    '2026-08-05-newsletter.fr.md',
    smallPost.replace('Events', 'Evènements'),
  )
  expect(french.issue.id).toBe(english.issue.id)
  expect(french.issue.editions.map(({ language }) => language)).toEqual(['en', 'fr'])
})

it('refuses a second import of the same edition, names the first, and leaves it as it was', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const made = await importPost(editor)
  const again = await editor.send(
    'POST',
    '/api/issues',
    importing('2026-08-05-newsletter.md', '---\ntitle: Other\n---\n'),
  )
  expect(await refusal(again)).toMatchObject({
    status: 409,
    code: 'edition-exists',
    issue: made.issue.id,
    edition: made.edition,
  })
  expect(await (await editor.get(`/api/editions/${made.edition}/export.md`)).text()).toBe(smallPost)
})

it('lets one of two imports at the same moment through', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const wish = importing('2026-08-05-newsletter.md', smallPost)
  const both = await Promise.all([1, 2].map(() => editor.send('POST', '/api/issues', wish)))
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409])
  expect((await json<Issues>(editor.get('/api/issues'))).issues).toHaveLength(1)
})

it('moves the date of an issue everywhere, and not onto one that is taken', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const made = await importPost(editor)
  const path = `/api/issues/${made.issue.id}`
  const moved = await json<Issue>(editor.send('PATCH', path, { date: '2026-09-06' }))
  expect(moved).toMatchObject({ date: '2026-09-06', months: ['2026-08'] })
  expect(moved.editions[0]).toMatchObject({
    fileName: '2026-09-06-newsletter.md',
    title: 'The XMPP Newsletter August 2026',
  })
  const { markdown } = await json<Exported>(editor.get(`/api/editions/${made.edition}/export`))
  expect(markdown).toContain('date: 2026-09-06')
  expect(markdown).toContain('covering August 2026')
  const other = await importPost(editor)
  const taken = await editor.send('PATCH', path, { date: '2026-08-05' })
  expect(await refusal(taken)).toMatchObject({ status: 409, code: 'issue-exists', issue: other.issue.id })
  expect((await json<Issue>(editor.get(path))).date).toBe('2026-09-06')
})

it('completes a move of the date that a full disk broke off', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { issue, edition } = await importPost(editor)
  const { store } = server.newsroom
  const { append } = store
  Object.assign(store, { append: () => Promise.reject(new StoreError('full', 'database or disk is full')) })
  const path = `/api/issues/${issue.id}`
  const said = await refusal(await editor.send('PATCH', path, { date: '2026-09-06' }))
  expect(said).toMatchObject({ status: 507, message: expect.stringContaining('same date again') })
  Object.assign(store, { append })
  expect((await editor.send('PATCH', path, { date: '2026-09-06' })).status).toBe(200)
  expect((await editor.send('PATCH', path, { date: '2026-09-06' })).status).toBe(200)
  const text = await (await editor.get(`/api/editions/${edition}/export.md`)).text()
  expect(text).toBe(smallPost.replace('2026-08-05', '2026-09-06').replaceAll('July', 'August'))
})

it('moves the phase, and a released issue keeps its date', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const path = `/api/issues/${(await importPost(editor)).issue.id}`
  expect((await json<Issue>(editor.send('PATCH', path, { phase: 'released' }))).phase).toBe('released')
  expect(await refusal(await editor.send('PATCH', path, { date: '2026-09-06' }))).toMatchObject({
    code: 'not-allowed',
  })
  expect((await json<Issue>(editor.send('PATCH', path, { phase: 'review' }))).phase).toBe('review')
  const writer = await server.as('writer')
  expect(await refusal(await writer.send('PATCH', path, { phase: 'released' }))).toMatchObject({
    code: 'not-allowed',
  })
})

it('shows a person with a link for one issue that issue alone', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const mine = await importPost(editor)
  const foreign = await importPost(editor, '2026-09-05-newsletter.md')
  const writer = await server.as('writer', mine.issue.id)
  const list = await json<Issues>(writer.get('/api/issues'))
  expect(list.role).toBeNull()
  expect(list.issues.map(({ id, role }) => [id, role])).toEqual([[mine.issue.id, 'writer']])
  expect((await writer.get(`/api/issues/${foreign.issue.id}`)).status).toBe(404)
  expect((await writer.get(`/api/editions/${foreign.edition}/export.md`)).status).toBe(404)
})
