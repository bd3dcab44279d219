import { checkFile } from '@stanza/checks'
import type { CreatedIgnored, Exported, Issues, Version } from '@stanza/schema/api'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { importPost, refusal, smallPost } from '../testing/posts.ts'
import { tryServer, type Visitor } from '../testing/try-server.ts'

const flawed = smallPost.replace(
  'A client learned to sing.',
  'A [client] (https://client.example/song) learned to sing on Github.',
)
const exported = async (who: Visitor, edition: string): Promise<Exported> =>
  (await (await who.get(`/api/editions/${edition}/export`)).json()) as Exported

it('says of an export what the command line says of the file, each with its block', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const reader = await server.as('reader')
  const { edition } = await importPost(await server.as('editor'), '2026-08-05-newsletter.md', flawed)
  const { markdown, fileName, findings } = await exported(reader, edition)
  const said = checkFile(markdown, { newsletter: xmpp, fileName })
  expect(said.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['link-space-gap', 'term-case']))
  expect(findings.map(({ rule, line, message }) => [rule, line, message])).toEqual(
    said.map(({ rule, line, message }) => [rule, line, message]),
  )
  expect(findings.every(({ block }) => block !== undefined)).toBe(true)
})

it('leaves out what somebody ignored at its place, until it is taken back', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const [editor, writer] = [await server.as('editor'), await server.as('writer')]
  const { edition } = await importPost(editor, '2026-08-05-newsletter.md', flawed)
  const before = await exported(editor, edition)
  const term = before.findings.find(({ rule }) => rule === 'term-case')
  const place = { rule: 'term-case', block: term?.block ?? null, words: 'Github', why: 'its old name' }
  const path = `/api/editions/${edition}/ignored`
  expect((await (await server.as('suggester')).send('POST', path, place)).status).toBe(403)
  const answer = await writer.send('POST', path, place)
  expect(answer.status).toBe(201)
  const { ignored } = (await answer.json()) as CreatedIgnored
  const after = await exported(editor, edition)
  expect(after.findings.map(({ rule }) => rule)).not.toContain('term-case')
  expect(after.ignored).toBe(1)
  expect((await writer.send('DELETE', `${path}/${ignored}`)).status).toBe(204)
  expect((await exported(editor, edition)).findings).toEqual(before.findings)
  expect((await writer.send('DELETE', `${path}/${ignored}`)).status).toBe(404)
})

it('keeps a final version only without errors, or with each of them let pass by name', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { edition } = await importPost(editor, '2026-08-05-newsletter.md', flawed)
  const path = `/api/editions/${edition}/finals`
  expect((await (await server.as('writer')).send('POST', path, { override: [] })).status).toBe(403)
  const refused = await refusal(await editor.send('POST', path, { override: ['some-other'] }))
  expect(refused).toMatchObject({ status: 409, code: 'has-errors' })
  expect(refused.message).toContain('link-space-gap')
  const kept = await editor.send('POST', path, { override: ['link-space-gap'] })
  expect(kept.status).toBe(201)
  expect(((await kept.json()) as Version).name).toMatch(
    /^Final export, errors let pass by .+: link-space-gap$/,
  )
  const next = smallPost.replaceAll('July', 'August').replaceAll('2026-08', '2026-09')
  const clean = await importPost(editor, '2026-09-05-newsletter.md', next)
  const made = await editor.send('POST', `/api/editions/${clean.edition}/finals`, { override: [] })
  expect(((await made.json()) as Version).name).toBe('Final export')
})

it('counts what is open in this month’s issue for the list, until it is released', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { edition, issue } = await importPost(editor, '2026-08-05-newsletter.md', flawed)
  const counted = async () =>
    ((await (await editor.get('/api/issues')).json()) as Issues).issues[0]?.editions[0]?.findings
  const before = await counted()
  expect(before?.errors).toBe(1)
  const finding = (await exported(editor, edition)).findings.find(({ rule }) => rule === 'term-case')
  const place = { rule: 'term-case', block: finding?.block ?? null, words: 'Github' }
  await editor.send('POST', `/api/editions/${edition}/ignored`, place)
  expect(await counted()).toEqual({ errors: 1, all: (before?.all ?? 0) - 1 })
  await editor.send('PATCH', `/api/issues/${issue.id}`, { phase: 'released' })
  expect(await counted()).toBeNull()
})
