import { randomBytes } from 'node:crypto'
import {
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Store } from '../store.ts'
import { backupSqlite } from './backup.ts'
import { databaseFile } from './open-database.ts'
import { openSqliteStore } from './open-sqlite-store.ts'
import { restoreSqlite } from './restore.ts'

const saying = (words: string): Uint8Array => {
  const ydoc = new Y.Doc()
  ydoc.getText('t').insert(0, words)
  return Y.encodeStateAsUpdate(ydoc)
}
const first = (words: string) => ({ language: 'en', base: '', state: saying(words), author: 'ada' })

async function textOf(store: Store, document: string): Promise<string> {
  const ydoc = new Y.Doc()
  for (const { bytes } of (await store.load(document))?.tail ?? []) Y.applyUpdate(ydoc, bytes)
  return ydoc.getText('t').toString()
}

it('keeps one moment of a database that is being written, in one private file, and finds it whole', async () => {
  await using folder = temporaryFolder()
  const [data, file] = [join(folder.path, 'data'), join(folder.path, 'one.backup')]
  const store = await openSqliteStore(data)
  const { edition } = await store.createIssue({ date: '2026-09-05' }, first('Once'))
  const stop = new AbortController()
  const write = async (): Promise<number> => {
    let n = 0
    // A quick backup may be over before the second writing is.
    while (!stop.signal.aborted || n < 2) {
      n += 1
      const update = { document: edition.id, author: 'ada', connection: 'c', n, at: n }
      await store.append([{ ...update, bytes: saying(`${n} `) }])
    }
    return n
  }
  const writing = write()
  const rows = await backupSqlite(data, file)
  stop.abort()
  expect(await writing).toBeGreaterThan(1)
  await store.close()
  expect(rows).toMatchObject({ issues: 1, editions: 1, documents: 1 })
  expect(rows['updates']).toBeGreaterThan(0)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder.path).toSorted()).toEqual(['data', 'one.backup'])
  await expect(backupSqlite(data, file)).rejects.toMatchObject({ code: 'exists' })
})

it('leaves nothing behind of a backup that cannot be trusted, and says what is wrong', async () => {
  await using folder = temporaryFolder()
  const file = join(folder.path, 'one.backup')
  await expect(backupSqlite(folder.path, file)).rejects.toThrow('no database to back up')
  const store = await openSqliteStore(folder.path)
  const { edition } = await store.createIssue({ date: '2026-09-05' }, first('Once'))
  await store.close()
  const spoil = (sql: string): void => {
    const database = new DatabaseSync(join(folder.path, databaseFile))
    database.exec(sql)
    database.close()
  }
  spoil(`UPDATE documents SET head = 2`)
  await expect(backupSqlite(folder.path, file)).rejects.toThrow(
    /stanza\.db cannot be backed up: .*gap between 1 and 2/,
  )
  spoil(`UPDATE documents SET head = 1; UPDATE updates SET bytes = x'ffff01'`)
  await expect(backupSqlite(folder.path, file)).rejects.toThrow(`document ${edition.id} cannot be read`)
  spoil(
    `INSERT INTO asset_contents VALUES ('${'a'.repeat(64)}', x'00'); DELETE FROM editions; DELETE FROM updates`,
  )
  spoil(`DELETE FROM clients; DELETE FROM documents`)
  await expect(backupSqlite(folder.path, file)).rejects.toThrow('holds other bytes')
  expect(readdirSync(folder.path).filter((name) => name.includes('backup'))).toEqual([])
})

it('restores into an empty folder or puts aside what is there, with a new epoch for every document', async () => {
  await using folder = temporaryFolder()
  const [data, file] = [join(folder.path, 'data'), join(folder.path, 'one.backup')]
  const store = await openSqliteStore(data)
  writeFileSync(join(data, 'newsletter.json'), '{"preset":"xmpp"}')
  const { edition } = await store.createIssue({ date: '2026-09-05' }, first('Then'))
  await backupSqlite(data, file)
  await store.append([
    { document: edition.id, bytes: saying('Later '), author: 'ada', connection: 'c', n: 1, at: 1 },
  ])
  writeFileSync(join(data, 'newsletter.json'), '{}')

  // Found by hand: a folder was told as an error of the disk.
  expect(() => restoreSqlite(data, data, true)).toThrow('there is no such file')
  expect(() => restoreSqlite(file, data, false)).toThrow('--replace')
  expect(() => restoreSqlite(file, data, true)).toThrow('stop the server first')
  await store.close()
  const { keptAside, rows } = restoreSqlite(file, data, true)
  expect(rows['updates']).toBe(1)
  expect(readFileSync(join(data, 'newsletter.json'), 'utf8')).toBe('{"preset":"xmpp"}')
  expect(readFileSync(join(keptAside ?? '', 'newsletter.json'), 'utf8')).toBe('{}')
  const elsewhere = join(folder.path, 'empty')
  expect(restoreSqlite(file, elsewhere, false).keptAside).toBeNull()

  const epochs = new Set([edition.epoch])
  for (const place of [data, elsewhere]) {
    const restored = await openSqliteStore(place)
    expect(await textOf(restored, edition.id)).toBe('Then')
    epochs.add((await restored.edition(edition.id))?.epoch ?? '')
    await restored.close()
    expect(statSync(join(place, databaseFile)).mode & 0o777).toBe(0o600)
  }
  expect(epochs.size).toBe(3)
  const old = await openSqliteStore(keptAside ?? '')
  expect(await textOf(old, edition.id)).toContain('Later')
  await old.close()
})

it('takes no damaged, foreign or newer file for a backup, and leaves the folder as it was', async () => {
  await using folder = temporaryFolder()
  const [data, file] = [join(folder.path, 'data'), join(folder.path, 'one.backup')]
  const store = await openSqliteStore(data)
  await store.createIssue(
    { date: '2026-09-05' },
    { ...first('x'), base: randomBytes(200_000).toString('hex') },
  )
  await backupSqlite(data, file)
  await store.close()
  const whole = readFileSync(file)
  const refused = (bytes: Uint8Array): unknown => {
    writeFileSync(file, bytes)
    try {
      restoreSqlite(file, join(folder.path, 'new'), false)
    } catch (error) {
      return (error as { code?: unknown }).code
    }
    return 'taken'
  }
  expect(refused(Buffer.from('not a database'.repeat(400)))).toBe('not-a-database')
  expect(refused(whole.subarray(0, whole.length - 8192))).toBe('not-a-database')
  expect(refused(Buffer.alloc(0))).toBe('not-a-database')
  // A page in the middle that is not what it was: SQLite's own check sees it.
  const torn = Buffer.from(whole)
  torn.fill(0xff, 4096 * 3, 4096 * 3 + 64)
  expect(refused(torn)).toBe('not-a-database')
  const newer = Buffer.from(whole)
  newer.writeUInt32BE(999, 60)
  expect(refused(newer)).toBe('newer')
  expect(existsSync(join(folder.path, 'new'))).toBe(false)
  expect(refused(whole)).toBe('taken')
})

it('restores over a database that cannot be read any more', async () => {
  await using folder = temporaryFolder()
  const [data, file] = [join(folder.path, 'data'), join(folder.path, 'one.backup')]
  const store = await openSqliteStore(data)
  const { edition } = await store.createIssue({ date: '2026-09-05' }, first('Once'))
  await backupSqlite(data, file)
  await store.close()
  const damaged = openSync(join(data, databaseFile), 'r+')
  writeSync(damaged, 'This was a database.')
  truncateSync(join(data, databaseFile), 5_000)
  const { keptAside } = restoreSqlite(file, data, true)
  expect(readFileSync(join(keptAside ?? '', databaseFile), 'utf8')).toContain('This was')
  const restored = await openSqliteStore(data)
  expect(await textOf(restored, edition.id)).toBe('Once')
  await restored.close()
})

it('verifies and restores what an older version wrote', async () => {
  await using folder = temporaryFolder()
  const [data, file] = [join(folder.path, 'data'), join(folder.path, 'old.backup')]
  const store = await openSqliteStore(data)
  const once = first('Once')
  const { edition } = await store.createIssue({ date: '2026-09-05' }, once)
  await store.snapshot(edition.id, 1, once.state, Uint8Array.of(1))
  await store.close()
  await backupSqlite(data, file)
  const old = new DatabaseSync(file)
  // What the versions since the first have added.
  old.exec('ALTER TABLE snapshots DROP COLUMN outline; ALTER TABLE sessions DROP COLUMN seen')
  old.exec('PRAGMA user_version = 1')
  old.close()
  restoreSqlite(file, join(folder.path, 'again'), false)
  const again = await openSqliteStore(join(folder.path, 'again'))
  const log = await again.load(edition.id)
  expect(log?.snapshot).toEqual({ seq: 1, bytes: once.state, outline: null })
  await again.close()
})
