import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fakeClock } from '@stanza/relay/testing/fake-clock'
import { contentName, documentSchema, patchDocument, readDocument } from '@stanza/schema'
import { temporaryFolder } from '@stanza/testkit'
import pino from 'pino'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { importPost, smallPost } from '../testing/posts.ts'
import { type TriedServer, tryServer } from '../testing/try-server.ts'
import { keepRendering, outdated } from './rescue-files.ts'
import { startRescue } from './rescuer.ts'

const minute = 60_000
const silent = pino({ level: 'silent' })

/** A server with one edition, and a rescuer of its own whose time stands still. */
async function anEdition(path: string, server: TriedServer) {
  const { edition } = await importPost(await server.as('editor'))
  const clock = fakeClock(Date.now())
  let failures = 0
  const { newsroom } = server
  const parts = { newsroom, dataFolder: path, clock, log: silent, onFailure: () => (failures += 1) }
  const rescuer = startRescue(parts)
  const folder = join(path, 'rescue', edition)
  const files = async (): Promise<string[]> => (await readdir(folder).catch((): string[] => [])).toSorted()
  return {
    edition,
    rescuer,
    folder,
    files,
    failures: () => failures,
    newest: async () => readFile(join(folder, (await files()).at(-1) ?? ''), 'utf8'),
    wait: async (ms: number) => {
      clock.pass(ms)
      await rescuer.idle()
    },
    /** Adds a paragraph, and resolves when it is acknowledged. */
    write: (words: string) =>
      server.newsroom.rooms.edit(edition, 'ada', (ydoc) => {
        const { content } = readDocument(ydoc)
        const paragraph = documentSchema.node('paragraph', null, documentSchema.text(words))
        patchDocument(ydoc, documentSchema.node('doc', null, [...content.content, paragraph]))
      }),
  }
}

it('renders what changed, every 15 minutes, byte for byte what an export gives', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const tried = await anEdition(folder.path, server)
  await tried.wait(minute)
  expect(await tried.newest()).toBe(smallPost)
  expect((await tried.files())[0]).toMatch(
    /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z_2026-08-05-newsletter\.md$/,
  )
  expect((await stat(tried.folder)).mode & 0o777).toBe(0o700)
  await tried.wait(15 * minute)
  expect(await tried.files()).toHaveLength(1)
  // Law I3: what was acknowledged is in the Markdown that is left when all else is lost.
  for (const words of ['First words.', 'Second words.']) await tried.write(words)
  await tried.wait(14 * minute)
  expect(await tried.files()).toHaveLength(1)
  await tried.wait(minute)
  expect(await tried.files()).toHaveLength(2)
  const exported = await (await server.as('reader')).get(`/api/editions/${tried.edition}/export.md`)
  expect(await tried.newest()).toBe(await exported.text())
  expect(await tried.newest()).toContain('First words.\n\nSecond words.')
  await tried.rescuer.stop()
})

it('renders after a start what changed before it, once', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const first = await anEdition(folder.path, server)
  await first.rescuer.stop()
  const clock = fakeClock(Date.now() + 30 * 24 * 60 * minute)
  const { newsroom } = server
  const again = () => startRescue({ newsroom, dataFolder: folder.path, clock, log: silent })
  for (const rescuer of [again(), again()]) {
    clock.pass(minute)
    await rescuer.idle()
    await rescuer.stop()
  }
  expect(await first.files()).toHaveLength(1)
})

it('keeps trying where it cannot write, and renders the others of an edition that cannot be read', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const tried = await anEdition(folder.path, server)
  const odd = await importPost(await server.as('editor'), '2026-09-05-newsletter.md')
  await server.newsroom.rooms.edit(odd.edition, 'ada', (ydoc) => {
    ydoc.getXmlFragment(contentName).push([new Y.XmlElement('made-by-a-newer-version')])
  })
  await tried.wait(minute)
  expect(await tried.newest()).toBe(smallPost)
  expect(tried.failures()).toBe(1)
  await tried.write('More.')
  await rename(tried.folder, `${tried.folder}.aside`)
  await writeFile(tried.folder, 'in the way')
  await tried.wait(15 * minute)
  expect(tried.failures()).toBe(3)
  await rm(tried.folder)
  await tried.wait(15 * minute)
  expect(await tried.newest()).toContain('More.')
  await tried.rescuer.stop()
})

it('keeps the last eight, and the last of each of fourteen days', async () => {
  const day = (n: number): string => String(n).padStart(2, '0')
  const names = Array.from({ length: 28 }, (_, index) => index + 1).flatMap((date) =>
    ['T08', 'T09', 'T10'].map((time) => `2026-11-${day(date)}${time}`),
  )
  const gone = outdated(names)
  const kept = names.filter((name) => !gone.includes(name))
  expect(kept).toHaveLength(8 + 14 - 3)
  expect(kept.slice(-8)).toEqual(names.slice(-8))
  expect(kept.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, index) => `2026-11-${day(index + 15)}T10`))
  await using folder = temporaryFolder()
  const place = { folder: folder.path, post: 'x.md' }
  for (let n = 10; n < 20; n += 1)
    await keepRendering({ ...place, changed: `2026-11-20T${n}:00:00Z` }, `${n}`)
  expect(await readdir(folder.path)).toHaveLength(8)
})
