import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store-error.ts'
import { Connection } from './connection.ts'
import { databaseFile, newsletterFile, requireOurs, syncFolder } from './open-database.ts'
import { asStoreError } from './sqlite-error.ts'
import { rowCounts, verifyDatabase, type RowCounts } from './verify-database.ts'

/** What a backup holds beside the database's own tables. */
export const filesTable = 'backup_files'

/** What was written has this behind its name until it has been read back: a killed backup never looks like a good one. */
const unverified = '.unverified'

/**
 * Writes the database of a data folder and its `newsletter.json` into one file (mode 0600), while servers may be writing
 * it, and reads all of it back.
 * @returns the rows of each table, which are those of one moment.
 * @throws StoreError when there is nothing to back up, when the file is there already, and with what was found when the
 * backup cannot be trusted; no file is left then.
 */
export async function backupSqlite(folder: string, file: string): Promise<RowCounts> {
  const source = join(folder, databaseFile)
  if (!existsSync(source))
    throw new StoreError('not-a-database', `${source}: there is no database to back up`)
  if (existsSync(file)) throw new StoreError('exists', `${file} is there already; choose another name`)
  if (!existsSync(dirname(file)))
    throw new StoreError('read-only', `${dirname(file)}: there is no such folder`)
  const draft = file + unverified
  try {
    rmSync(draft, { force: true })
    closeSync(openSync(draft, 'ax', 0o600))
    // The mode above is cut by the umask; a backup's never depends on it.
    chmodSync(draft, 0o600)
    const counts = await copy(source, draft)
    addFiles(draft, folder)
    requireSame(counts, verifyDatabase(draft), file)
    sync(draft)
    renameSync(draft, file)
    syncFolder(dirname(file))
    return counts
  } catch (error) {
    rmSync(draft, { force: true })
    const told = asStoreError(error, file)
    // What is damaged is what was copied: the copy is gone.
    throw told instanceof StoreError && told.code === 'not-a-database' ? asDamaged(source, told) : told
  }
}

const asDamaged = (source: string, cause: StoreError): StoreError =>
  new StoreError('not-a-database', `${source} cannot be backed up: ${cause.message}`, { cause })

/** Copies all pages of one moment: the open transaction holds it while others go on writing. */
async function copy(source: string, draft: string): Promise<RowCounts> {
  const database = new DatabaseSync(source, { timeout: 5_000 })
  try {
    const sql = new Connection(database)
    requireOurs(sql, source)
    sql.exec('BEGIN')
    const counts = rowCounts(sql)
    await backup(database, draft)
    sql.exec('COMMIT')
    return counts
  } finally {
    database.close()
  }
}

function addFiles(draft: string, folder: string): void {
  const database = new DatabaseSync(draft)
  try {
    const sql = new Connection(database)
    // One file, without a log beside it.
    sql.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL')
    sql.exec(`CREATE TABLE ${filesTable} (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT`)
    const path = join(folder, newsletterFile)
    if (existsSync(path))
      sql.run(`INSERT INTO ${filesTable} VALUES (?, ?)`, newsletterFile, readFileSync(path))
  } finally {
    database.close()
  }
}

function requireSame(counts: RowCounts, found: RowCounts, file: string): void {
  for (const [table, rows] of Object.entries(counts)) {
    if (found[table] === rows) continue
    throw new StoreError('io', `${file}: ${table} was read back with ${found[table]} rows instead of ${rows}`)
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
