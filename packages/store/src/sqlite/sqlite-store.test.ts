import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { storeContract } from '../store-contract.ts'
import { isNetworkFileSystem } from './network-file-system.ts'
import { migrations } from './migrations.ts'
import { applicationId, databaseFile } from './open-database.ts'
import { openSqliteStore } from './open-sqlite-store.ts'

const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'stanza-store-'))

storeContract('SQLite', async () => {
  const folder = await makeFolder()
  return { open: () => openSqliteStore(folder), remove: () => rm(folder, { recursive: true }) }
})

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await makeFolder()
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const state = (size: number): Uint8Array => {
  const ydoc = new Y.Doc()
  ydoc.getText('t').insert(0, 'x'.repeat(size))
  return Y.encodeStateAsUpdate(ydoc)
}
const edition = (size = 1) => ({ language: 'en', base: '', state: state(size), author: 'ada' })

it('brings the log of an older version along, row by row and byte by byte', () =>
  inFolder(async (folder) => {
    const old = new DatabaseSync(join(folder, databaseFile))
    old.exec(`${migrations.slice(0, 3).join(';')}; PRAGMA user_version = 3`)
    old.exec(`PRAGMA application_id = ${applicationId}`)
    const sizes = [0, 900, 1_100, 5_000, 900_000]
    const rows = ['b', 'a'].flatMap((document) => {
      old.prepare('INSERT INTO documents VALUES (?, ?, ?, 0)').run(document, 'epoch', sizes.length)
      return sizes.map((size, at) => {
        const [seq, bytes] = [at + 1, new Uint8Array(size).fill(at)]
        old
          .prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?, ?)')
          .run(document, seq, bytes, 'ada', 'c1', seq, 7)
        return { document, seq, bytes, author: 'ada', connection: 'c1', n: seq, at: 7 }
      })
    })
    old.close()
    const store = await openSqliteStore(folder)
    expect([...(await store.since('b', 0)), ...(await store.since('a', 0))]).toEqual(rows)
    expect(await store.append([rows[2] as (typeof rows)[0]])).toEqual([3])
    await store.close()
  }))

it('keeps its files for the own user only', () =>
  inFolder(async (folder) => {
    const store = await openSqliteStore(join(folder, 'data'))
    await store.createPerson('Ada')
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700)
    for (const end of ['', '-wal', '-shm']) {
      expect((await stat(join(folder, 'data', databaseFile + end))).mode & 0o777).toBe(0o600)
    }
    await store.close()
  }))

it('keeps nothing of what does not fit on the disk, and goes on when there is room again', () =>
  inFolder(async (folder) => {
    const full = await openSqliteStore(folder, { maxBytes: 400_000 })
    const { edition: kept } = await full.createIssue({ date: '2026-09-05' }, edition())
    const update = { document: kept.id, author: 'ada', connection: 'c', at: 1 }
    const large = { ...update, n: 2, bytes: state(500_000) }
    await expect(full.append([{ ...update, n: 1, bytes: state(10) }, large])).rejects.toMatchObject({
      code: 'full',
    })
    await expect(full.createIssue({ date: '2026-10-05' }, edition(500_000))).rejects.toMatchObject({
      code: 'full',
    })
    expect(await full.issues()).toHaveLength(1)
    expect(await full.append([{ ...update, n: 3, bytes: state(10) }])).toEqual([2])
    await full.close()
    const roomy = await openSqliteStore(folder)
    expect(await roomy.append([large])).toEqual([3])
    await roomy.close()
  }))

it('refuses a file that is no database, one of another program and one of a newer version, and changes none', () =>
  inFolder(async (folder) => {
    const file = join(folder, databaseFile)
    await writeFile(file, 'This is a letter, not a database. '.repeat(200))
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: 'not-a-database' })
    await rm(file)
    const other = new DatabaseSync(file)
    other.exec('CREATE TABLE theirs (x)')
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: 'not-a-database' })
    other.exec('DROP TABLE theirs; PRAGMA user_version = 999')
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: 'newer' })
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' })
    other.close()
  }))

it('says that another program holds the database', () =>
  inFolder(async (folder) => {
    await (await openSqliteStore(folder)).close()
    const other = new DatabaseSync(join(folder, databaseFile))
    other.exec('BEGIN IMMEDIATE')
    const store = await openSqliteStore(folder, { busyTimeout: 1 })
    await expect(store.createPerson('Ada')).rejects.toMatchObject({ code: 'locked' })
    other.exec('ROLLBACK')
    await expect(store.createPerson('Ada')).resolves.toMatchObject({ name: 'Ada' })
    await store.close()
    other.close()
  }))

it('says that the folder cannot be written', async () => {
  await expect(openSqliteStore('/sys/stanza')).rejects.toMatchObject({ code: 'read-only' })
})

it('knows network file systems by their type', () => {
  const [nfs, cifs, ext4, tmpfs] = [0x6969, 0xff_53_4d_42, 0xef53, 0x01_02_19_94]
  expect([nfs, cifs, cifs | 0, ext4, tmpfs].map(isNetworkFileSystem)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

it('answers every call after closing with an error', () =>
  inFolder(async (folder) => {
    const store = await openSqliteStore(folder)
    await store.close()
    await store.close()
    await expect(store.issues()).rejects.toMatchObject({ code: 'io' })
  }))
