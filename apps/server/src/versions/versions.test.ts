import { temporaryFolder } from '@stanza/testkit'
import type { Version, VersionDiff } from '@stanza/schema/api'
import { documentSchema, patchDocument, readDocument } from '@stanza/schema'
import { expect, it } from 'vitest'
import { importPost, refusal, smallPost } from '../testing/posts.ts'
import { type TriedServer, tryServer, type Visitor } from '../testing/try-server.ts'
import { keepDueVersions } from './version-keeper.ts'

interface Tried extends AsyncDisposable {
  readonly server: TriedServer
  readonly editor: Visitor
  readonly path: string
  readonly edition: string
}

async function anEdition(): Promise<Tried> {
  const folder = temporaryFolder()
  const server = await tryServer(folder.path)
  const editor = await server.as('editor')
  await editor.send('PATCH', '/api/session', { name: 'Ada' })
  const { edition } = await importPost(editor)
  const end = () => server.close().then(() => folder.remove())
  return { server, editor, edition, path: `/api/editions/${edition}/versions`, [Symbol.asyncDispose]: end }
}

/** Somebody writes: the words of the first paragraph that begins with `from` become `to`. */
async function write({ server, edition }: Tried, from: string, to: string, who = 'Bo'): Promise<void> {
  const { rooms, store } = server.newsroom
  const person = await store.createPerson(who)
  await rooms.edit(edition, person.id, (ydoc) => {
    const blocks = readDocument(ydoc).content.content.map((block) =>
      block.type.name === 'paragraph' && block.textContent.startsWith(from)
        ? block.copy(
            block.type.create(null, documentSchema.text(block.textContent.replace(from, to))).content,
          )
        : block,
    )
    patchDocument(ydoc, documentSchema.node('doc', null, blocks))
  })
}

const list = async ({ editor, path }: Tried): Promise<readonly Version[]> =>
  ((await (await editor.get(path)).json()) as { versions: Version[] }).versions
const changes = ({ blocks }: VersionDiff) => blocks.filter(({ kind }) => kind !== 'same')

it('begins with what was imported, by whom', async () => {
  await using tried = await anEdition()
  expect(await list(tried)).toEqual([expect.objectContaining({ name: null, authors: ['Ada'] })])
})

it('keeps a version when people pause, one while they go on, and none when nothing was written', async () => {
  await using tried = await anEdition()
  const { newsroom } = tried.server
  const times = { pauseMs: 60_000, atMostMs: 600_000 }
  const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1_000)
  await keepDueVersions(newsroom, inSeconds(3_600), times)
  expect(await list(tried)).toHaveLength(1)
  await write(tried, 'A client learned', 'A client forgot')
  await keepDueVersions(newsroom, inSeconds(1), times)
  expect(await list(tried)).toHaveLength(1)
  await keepDueVersions(newsroom, inSeconds(61), times)
  expect((await list(tried)).map(({ authors }) => authors)).toEqual([['Bo'], ['Ada']])
  await write(tried, 'A client forgot', 'A client learned')
  await keepDueVersions(newsroom, inSeconds(30), { pauseMs: 3_600_000, atMostMs: 20_000 })
  expect(await list(tried)).toHaveLength(3)
})

it('shows the difference in words', async () => {
  await using tried = await anEdition()
  await write(tried, 'A client learned', 'A client quickly learned')
  const [first] = await list(tried)
  const diff = (await (await tried.editor.get(`${tried.path}/${first?.id}/diff`)).json()) as VersionDiff
  expect(changes(diff)).toEqual([
    {
      kind: 'changed',
      parts: [
        { kind: 'same', text: 'A client ' },
        { kind: 'added', text: 'quickly ' },
        { kind: 'same', text: 'learned to sing.' },
      ],
    },
  ])
  const named = await tried.editor.send('POST', tried.path, { name: 'With speed' })
  const { id } = (await named.json()) as Version
  const previous = (await (
    await tried.editor.get(`${tried.path}/${id}/diff?against=previous`)
  ).json()) as VersionDiff
  expect(previous).toEqual(diff)
})

it('gives the text of a version and restores it as an edit; what was there is a version too', async () => {
  await using tried = await anEdition()
  const { editor, path, edition, server } = tried
  await write(tried, 'A client learned', 'Nobody learned')
  const [first] = await list(tried)
  const told = (await (await editor.get(`${path}/${first?.id}`)).json()) as { markdown: string }
  expect(told.markdown).toBe(smallPost)
  const before = await server.newsroom.store.load(edition)
  expect((await editor.send('POST', `${path}/${first?.id}/restore`)).status).toBe(204)
  expect(await (await editor.get(`/api/editions/${edition}/export.md`)).text()).toBe(smallPost)
  const after = await server.newsroom.store.load(edition)
  expect(after?.epoch).toBe(before?.epoch)
  expect(after?.head).toBe((before?.head ?? 0) + 1)
  const lost = (await list(tried))[0]
  const kept = (await (await editor.get(`${path}/${lost?.id}`)).json()) as { markdown: string }
  expect(kept.markdown).toContain('Nobody learned')
})

it('restores a version from before the date moved at the date of now', async () => {
  await using tried = await anEdition()
  const { editor, path, edition } = tried
  const [first] = await list(tried)
  const { issue } = (await (await editor.get(`/api/editions/${edition}`)).json()) as { issue: string }
  expect((await editor.send('PATCH', `/api/issues/${issue}`, { date: '2026-09-05' })).status).toBe(200)
  expect((await editor.send('POST', `${path}/${first?.id}/restore`)).status).toBe(204)
  const text = await (await editor.get(`/api/editions/${edition}/export.md`)).text()
  expect(text).toContain('date: 2026-09-05')
  expect(text).toContain('covering August 2026')
})

it('answers with a sentence when a version does not fit into the limits of a text, and changes nothing', async () => {
  await using tried = await anEdition()
  const { editor, path, edition, server } = tried
  const { store } = server.newsroom
  const [first] = await list(tried)
  const content = await store.versionContent(edition, first?.id ?? '')
  let deep = documentSchema.node('paragraph', null, documentSchema.text('deep'))
  for (let depth = 0; depth < 40; depth += 1) deep = documentSchema.node('blockquote', null, deep)
  const document: unknown = documentSchema.node('doc', null, deep).toJSON()
  const version = await store.addVersion(
    { edition, seq: 1, name: 'deep', authors: [] },
    { document, matter: content?.matter },
  )
  const before = await store.load(edition)
  const answer = await refusal(await editor.send('POST', `${path}/${version.id}/restore`))
  expect(answer).toMatchObject({ status: 422, code: 'too-deep' })
  expect((await store.load(edition))?.head).toBe(before?.head)
})

it('[S10, S69] shows no version to a reader, and none of another edition to anybody', async () => {
  await using tried = await anEdition()
  const [first] = await list(tried)
  const reader = await tried.server.as('reader')
  expect((await reader.get(tried.path)).status).toBe(403)
  const other = await importPost(tried.editor, '2026-09-05-newsletter.md')
  for (const path of ['', '/diff']) {
    const answer = await tried.editor.get(`/api/editions/${other.edition}/versions/${first?.id}${path}`)
    expect(await refusal(answer)).toMatchObject({ status: 404, code: 'not-found' })
  }
  const restored = await tried.editor.send(
    'POST',
    `/api/editions/${other.edition}/versions/${first?.id}/restore`,
  )
  expect(restored.status).toBe(404)
})
