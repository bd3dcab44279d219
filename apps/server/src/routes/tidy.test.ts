import { temporaryFolder } from '@stanza/testkit'
import { houseStyle } from '@stanza/markdown'
import { patchDocument, readDocument, sectionsOf } from '@stanza/schema'
import { expect, it } from 'vitest'
import { importPost } from '../testing/posts.ts'
import { type TriedServer, tryServer, type Visitor } from '../testing/try-server.ts'

const head = '---\ntitle: News\ndate: 2031-06-05\n---\n\n'
const post = `${head}## One\nWords.   \n\n\n* a\n    * b\n\n## Two\n\n\n* c\n`

interface Tried extends AsyncDisposable {
  readonly server: TriedServer
  readonly writer: Visitor
  readonly edition: string
}

async function anEdition(): Promise<Tried> {
  const folder = temporaryFolder()
  const server = await tryServer(folder.path)
  const owner = await server.as('owner')
  const { edition, issue } = await importPost(owner, '2031-06-05-newsletter.md', post)
  const writer = await server.as('writer', issue.id)
  const end = () => server.close().then(() => folder.remove())
  return { server, writer, edition, [Symbol.asyncDispose]: end }
}

const tidy = ({ writer, edition }: Tried, section: string | null): Promise<Response> =>
  writer.send('POST', `/api/editions/${edition}/tidy`, { section })
const exported = async ({ writer, edition }: Tried): Promise<string> =>
  (await writer.get(`/api/editions/${edition}/export.md`)).text()

/** What the editor does as an edit of its own. */
async function styleText({ server, edition }: Tried): Promise<void> {
  const { rooms, store, newsletter } = server.newsroom
  const person = await store.createPerson('Bo')
  await rooms.edit(edition, person.id, (ydoc) =>
    patchDocument(ydoc, houseStyle(readDocument(ydoc), newsletter)),
  )
}

it('exports the text in house style after it, whichever of edit and request comes first', async () => {
  for (const order of ['edit', 'request']) {
    await using tried = await anEdition()
    if (order === 'edit') await styleText(tried)
    expect((await tidy(tried, null)).status).toBe(204)
    if (order === 'request') await styleText(tried)
    expect(await exported(tried)).toBe(`${head}## One\n\nWords.\n\n- a\n  - b\n\n## Two\n\n- c\n`)
  }
})

it('tidies one section alone, and takes it back', async () => {
  await using tried = await anEdition()
  const state = await tried.server.newsroom.rooms.read(tried.edition)
  const one = state && sectionsOf(readDocument(state.ydoc))[0]
  expect((await tidy(tried, one?.id ?? '')).status).toBe(204)
  expect(await exported(tried)).toContain('## One\n\nWords.\n\n* a')
  expect(await exported(tried)).toContain('## Two\n\n\n* c\n')
  expect((await tried.writer.send('DELETE', `/api/editions/${tried.edition}/tidy`)).status).toBe(204)
  expect(await exported(tried)).toBe(post)
})

it('knows no section that is gone, and nobody may tidy who may not write', async () => {
  await using tried = await anEdition()
  expect((await tidy(tried, 'gone')).status).toBe(404)
  const reader = await tried.server.as('reader')
  expect((await tidy({ ...tried, writer: reader }, null)).status).toBe(403)
  expect(await exported(tried)).toBe(post)
})
