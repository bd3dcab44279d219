import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store-error.ts'
import { filesTable } from './backup.ts'
import { Connection } from './connection.ts'
import { databaseFile, makePrivate, newsletterFile, openDatabase, syncFolder } from './open-database.ts'
import { asStoreError } from './sqlite-error.ts'
import { verifyDatabase, type RowCounts } from './verify-database.ts'

export interface Restored {
  readonly rows: RowCounts
  /** Folder in which what was there is kept; null when nothing was. */
  readonly keptAside: string | null
}

/**
 * Puts a backup in place of a data folder's database. Every document starts a new epoch, so that what a browser kept of the
 * history that ends here is offered as a draft and never merged, which would double the text (relay.md, mechanism 6).
 * @param replace whether a database that is there may be put aside, into a folder beside it. No server may be running.
 * @throws StoreError when the backup is damaged or newer, when there is a database and `replace` is false, and when a
 * server holds it; nothing was changed then.
 */
export function restoreSqlite(file: string, folder: string, replace: boolean): Restored {
  const rows = verifyDatabase(file)
  const target = join(folder, databaseFile)
  try {
    makePrivate(folder)
    if (existsSync(target)) {
      if (!replace) {
        throw new StoreError(
          'exists',
          `${target} is there already; --replace puts it aside, with no server running`,
        )
      }
      requireUnused(target)
    }
    const fresh = `${target}.restoring`
    const newsletter = prepare(file, fresh)
    const keptAside = existsSync(target) ? putAside(folder) : null
    renameSync(fresh, target)
    if (newsletter !== null) writeFileSync(join(folder, newsletterFile), newsletter)
    syncFolder(folder)
    // Brings an older backup to this version, and sees it open as the server will.
    openDatabase(folder).close()
    return { rows, keptAside }
  } catch (error) {
    throw asStoreError(error, target)
  }
}

/** The database as it will be, beside where it will be. @returns the backup's newsletter.json. */
function prepare(file: string, fresh: string): Uint8Array | null {
  rmSync(fresh, { force: true })
  copyFileSync(file, fresh)
  chmodSync(fresh, 0o600)
  const database = new DatabaseSync(fresh)
  try {
    const sql = new Connection(database)
    // Without a log of its own, so that it is whole the moment it is renamed.
    sql.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL')
    const newsletter = sql.transaction(() => {
      for (const { id } of sql.all<{ id: string }>('SELECT id FROM documents')) {
        sql.run('UPDATE documents SET epoch = ? WHERE id = ?', randomUUID(), id)
      }
      return takeNewsletter(sql)
    })
    return newsletter
  } finally {
    database.close()
  }
}

function takeNewsletter(sql: Connection): Uint8Array | null {
  // A file that was copied by hand from a stopped server's folder is as good, and has no such table.
  const isThere = sql.get('SELECT 1 FROM sqlite_schema WHERE name = ?', filesTable) !== undefined
  if (!isThere) return null
  const row = sql.get<{ content: Uint8Array }>(
    `SELECT content FROM ${filesTable} WHERE name = ?`,
    newsletterFile,
  )
  sql.exec(`DROP TABLE ${filesTable}`)
  return row?.content ?? null
}

/** A server that runs on a file which is replaced under it would go on writing the old one. */
function requireUnused(target: string): void {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(target, { timeout: 1_000 })
    // Leaving WAL needs everybody else gone, and brings all of the log home.
    database.exec('PRAGMA journal_mode = DELETE')
  } catch (error) {
    const { code } = asStoreError(error, target) as { readonly code?: unknown }
    // A database that cannot be read any more is what backups are for.
    if (code === 'not-a-database') return
    if (code === 'locked') {
      throw new StoreError('locked', `${target} is in use; stop the server first`, { cause: error })
    }
    throw error
  } finally {
    database?.close()
  }
}

/** The old database stays in place until the new one takes its name; a second link keeps it. */
function putAside(folder: string): string {
  const aside = join(folder, `replaced-${new Date().toISOString().replaceAll(':', '-')}`)
  mkdirSync(aside, { mode: 0o700 })
  linkSync(join(folder, databaseFile), join(aside, databaseFile))
  // A log that stayed behind would be played into the new database.
  for (const name of [`${databaseFile}-wal`, `${databaseFile}-shm`]) {
    if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name))
  }
  const newsletter = join(folder, newsletterFile)
  if (existsSync(newsletter)) copyFileSync(newsletter, join(aside, newsletterFile))
  return aside
}
