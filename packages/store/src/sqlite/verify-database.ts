import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { documentOf } from '@stanza/relay'
import { StoreError } from '../store-error.ts'
import { Connection } from './connection.ts'
import { requireOurs } from './open-database.ts'
import { asStoreError } from './sqlite-error.ts'

interface Row {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** How many rows each table has; `assets_elsewhere`, how many of the images are in a bucket and not in the database. */
export type RowCounts = Readonly<Record<string, number>>

/**
 * Reads a whole database, which nobody else may be writing: SQLite's own check of every page, every reference, every
 * document decoded as a room would, every image against its hash.
 * @throws StoreError with the first thing that is wrong.
 */
export function verifyDatabase(file: string): RowCounts {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new StoreError('not-a-database', `${file}: there is no such file`)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    const sql = new Connection(database)
    requireOurs(sql, file)
    requirePages(sql, file)
    for (const { id } of sql.all<{ id: string }>('SELECT id FROM documents')) requireDocument(sql, id, file)
    requireImages(sql, file)
    return rowCounts(sql)
  } catch (error) {
    throw asStoreError(error, file)
  } finally {
    database?.close()
  }
}

/** Rows of all tables but SQLite's own. */
export function rowCounts(sql: Connection): RowCounts {
  const tables = sql.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`,
  )
  const count = (rows: string): number => sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${rows}`)?.n ?? 0
  return {
    ...Object.fromEntries(tables.map(({ name }) => [name, count(`"${name}"`)])),
    assets_elsewhere: count('asset_contents WHERE length(content) = 0'),
  }
}

function requirePages(sql: Connection, file: string): void {
  const [first] = sql.all<{ integrity_check: string }>('PRAGMA integrity_check(1)')
  if (first?.integrity_check !== 'ok') throw damaged(file, first?.integrity_check ?? 'no answer')
  const [broken] = sql.all<{ table: string }>('PRAGMA foreign_key_check')
  if (broken !== undefined) throw damaged(file, `a row of ${broken.table} belongs to nothing`)
}

function requireDocument(sql: Connection, id: string, file: string): void {
  // Only what every version of the database has: a backup may be older than this program.
  const { head } = sql.get<{ head: number }>('SELECT head FROM documents WHERE id = ?', id) ?? { head: 0 }
  const snapshot = sql.get<Row>('SELECT seq, bytes FROM snapshots WHERE document = ?', id)
  const first = (snapshot?.seq ?? 0) + 1
  const tail = sql.all<Row>(
    'SELECT seq, bytes FROM updates WHERE document = ? AND seq >= ? ORDER BY seq',
    id,
    first,
  )
  const isWhole = tail.length === head - first + 1 && tail.every(({ seq }, index) => seq === first + index)
  if (!isWhole) throw damaged(file, `the log of document ${id} has a gap between ${first} and ${head}`)
  let why: string | null = null
  try {
    const ydoc = documentOf(
      [...(snapshot === undefined ? [] : [snapshot]), ...tail].map(({ bytes }) => bytes),
    )
    if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null)
      why = 'something is missing in it'
    ydoc.destroy()
  } catch (error) {
    why = String(error)
  }
  if (why !== null) throw damaged(file, `document ${id} cannot be read: ${why}`)
}

function requireImages(sql: Connection, file: string): void {
  for (const { hash } of sql.all<{ hash: string }>(
    'SELECT hash FROM asset_contents WHERE length(content) > 0',
  )) {
    const row = sql.get<{ content: Uint8Array }>('SELECT content FROM asset_contents WHERE hash = ?', hash)
    const found = createHash('sha256')
      .update(row?.content ?? '')
      .digest('hex')
    if (found !== hash) throw damaged(file, `image ${hash} holds other bytes`)
  }
}

const damaged = (file: string, what: string): StoreError =>
  new StoreError('not-a-database', `${file} is damaged: ${what}`)
