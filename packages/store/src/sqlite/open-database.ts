import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder } from '../make-folder.ts'
import { StoreError } from '../store-error.ts'
import { Connection } from './connection.ts'
import { databaseVersion, migrate } from './migrations.ts'
import { isNetworkFileSystem } from './network-file-system.ts'
import { asStoreError } from './sqlite-error.ts'

/** The database's file in the data folder. */
export const databaseFile = 'stanza.db'
/** The newsletter's configuration beside it. */
export const newsletterFile = 'newsletter.json'

/** "STNZ": tells our database from another program's. */
export const applicationId = 0x53_54_4e_5a
// The same processor and memory pages as SQLite's default; the size limit counts in them.
const pageBytes = 4096

export interface DatabaseOptions {
  /** The database refuses to grow beyond this, as it would on a full disk. Default: no limit. */
  readonly maxBytes?: number
  /** How long a second process's write is waited for, in ms. */
  readonly busyTimeout?: number
}

/**
 * Opens (or makes) the database in a folder, ready for the promise of relay.md: WAL and `synchronous=FULL`, both read back.
 * @throws StoreError with one sentence that says what to do.
 */
export function openDatabase(folder: string, options: DatabaseOptions = {}): Connection {
  const file = join(folder, databaseFile)
  let database: DatabaseSync | undefined
  try {
    makePrivate(folder)
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) closeSync(openSync(file, 'ax', 0o600))
    requireFile(file)
    database = new DatabaseSync(file, { timeout: options.busyTimeout ?? 5_000 })
    const connection = new Connection(database)
    requireOurs(connection, file, true)
    // SQLite gives its -wal and -shm the mode that the database had when they were made.
    for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, 0o600)
    prepare(connection, options)
    syncFolder(folder)
    return connection
  } catch (error) {
    database?.close()
    throw asStoreError(error, file)
  }
}

/** Only the server's own user may read drafts, sessions and addresses (threats.md T47). */
export function makePrivate(folder: string): void {
  makeFolder(folder)
  if (isNetworkFileSystem(statfsSync(folder).type)) {
    throw new StoreError(
      'network-file-system',
      `${folder} is on a network file system, where SQLite cannot promise that what it wrote is kept; use a local disk or PostgreSQL`,
    )
  }
}

/** A folder, a pipe or a link that leads nowhere is left alone: SQLite would only speak of a disk error. */
function requireFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return
  throw new StoreError(
    'not-a-database',
    `${file} is not a file; move it away, or let DATA_DIR be another folder`,
  )
}

/**
 * Looks at whose database it is, before anything is changed.
 * @throws StoreError when a newer Stanza or another program wrote it, or when it is empty and `mayBeEmpty` is not said.
 */
export function requireOurs(connection: Connection, file: string, mayBeEmpty = false): void {
  const version = pragma(connection, 'user_version')
  if (version > databaseVersion) {
    throw new StoreError(
      'newer',
      `${file} was written by a newer Stanza (version ${version}, this one knows ${databaseVersion}); install that or restore a backup`,
    )
  }
  const id = pragma(connection, 'application_id')
  const used = connection.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')
  if (id !== applicationId && (used?.n !== 0 || !mayBeEmpty))
    throw new StoreError(
      'not-a-database',
      mayBeEmpty
        ? `${file} belongs to another program; give Stanza a folder of its own`
        : `${file} is not a database of Stanza`,
    )
}

function prepare(connection: Connection, { maxBytes }: DatabaseOptions): void {
  const version = pragma(connection, 'user_version')
  const id = pragma(connection, 'application_id')
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON`)
  if (id !== applicationId) connection.exec(`PRAGMA application_id = ${applicationId}`)
  promise(connection, 'journal_mode', 'wal')
  promise(connection, 'synchronous', 2)
  promise(connection, 'foreign_keys', 1)
  migrate(connection, version)
  if (maxBytes !== undefined) connection.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / pageBytes)}`)
}

/** A setting that did not take would make every "Saved" a lie, so the start fails. */
function promise(connection: Connection, name: string, value: string | number): void {
  const found = pragma<string | number>(connection, name)
  if (found !== value) throw new StoreError('io', `SQLite keeps ${name} = ${found} where ${value} is needed`)
}

function pragma<T = number>(connection: Connection, name: string): T {
  return Object.values(connection.get<Record<string, T>>(`PRAGMA ${name}`) ?? {})[0] as T
}

/** SQLite flushes the folder for its WAL, not for the database itself: without this a power loss could forget the new file. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
