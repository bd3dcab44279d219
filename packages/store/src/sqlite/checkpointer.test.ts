import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { Checkpointer } from './checkpointer.ts'
import { databaseFile } from './open-database.ts'
import { openSqliteStore } from './open-sqlite-store.ts'

const saying = (words: string): Uint8Array => {
  const ydoc = new Y.Doc()
  ydoc.getText('t').insert(0, words)
  return Y.encodeStateAsUpdate(ydoc)
}
const update = (document: string, n: number, words: string) => ({
  document,
  author: 'ada',
  connection: 'c',
  n,
  at: n,
  bytes: saying(words),
})

it('brings the log home beside the writer, long before the writer would, and loses nothing of it', async () => {
  await using folder = temporaryFolder()
  const file = join(folder.path, databaseFile)
  const store = await openSqliteStore(folder.path)
  const first = { language: 'en', base: '', state: saying('Once'), author: 'ada' }
  const { edition } = await store.createIssue({ date: '2026-09-05' }, first)
  const before = statSync(file).size
  // 300 rows of a page each: a little more than what is worth bringing, and far from what the writer waits for.
  const words = 'x'.repeat(4_000)
  for (let n = 0; n < 300; n += 10)
    await store.append(Array.from({ length: 10 }, (_, index) => update(edition.id, n + index + 1, words)))
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(before + 250 * words.length), 10_000)
  expect((await store.load(edition.id))?.tail).toHaveLength(301)
  await store.close()
  // SQLite removes the log when the last who had the database open lets go of it.
  expect(existsSync(`${file}-wal`)).toBe(false)
  const again = await openSqliteStore(folder.path)
  expect((await again.load(edition.id))?.head).toBe(301)
  await again.close()
})

it('says when the database cannot be written to', async () => {
  await using folder = temporaryFolder()
  const { promise, resolve } = Promise.withResolvers<Error>()
  const checkpointer = new Checkpointer(join(folder.path, 'no-such-folder', databaseFile), resolve)
  const batch = Array.from({ length: 300 }, (_, n) => update('d', n, 'x'))
  checkpointer.note(batch)
  expect(String(await promise)).toContain('unable to open')
  await checkpointer.close()
})
