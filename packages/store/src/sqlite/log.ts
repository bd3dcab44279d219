import { randomUUID } from 'node:crypto'
import { parseUpdateMeta } from 'yjs'
import type { LoggedUpdate, NewUpdate, StoredSnapshot, UpdateLog } from '@stanza/relay'
import { keptDays, oldestRows } from '../kept-days.ts'
import { isSameSnapshot } from '../same-snapshot.ts'
import { StoreError } from '../store-error.ts'
import type { Connection } from './connection.ts'
import { NewestKeys } from './newest-keys.ts'
import type { Synchronous } from './synchronous.ts'

const dayMs = 86_400_000
/** Where a retry finds its row at the latest: it comes right behind the commit whose outcome was unknown. */
const newestRows = 1_000

/** What this process wrote, so that most updates need no look at what is there. */
interface Written {
  /** The highest number of an update, by document and connection. */
  readonly numbers: NewestKeys<number>
  /** Pairs of a document and a clientID whose first author is kept. */
  readonly clients: NewestKeys<true>
}

export function sqliteLog(sql: Connection): Synchronous<UpdateLog> {
  const written = nothingWritten()
  return {
    load(document) {
      const row = sql.get<{ epoch: string; head: number }>(
        'SELECT epoch, head FROM documents WHERE id = ?',
        document,
      )
      if (row === undefined) return null
      const snapshot = readSnapshot(sql, document)
      const owners = sql.all<{ client: number; author: string }>(
        'SELECT client, author FROM clients WHERE document = ?',
        document,
      )
      return {
        ...row,
        snapshot: snapshot ?? null,
        tail: since(sql, document, snapshot?.seq ?? 0),
        owners: new Map(owners.map(({ client, author }) => [client, author])),
      }
    },
    append(batch) {
      try {
        return sql.transaction(() => batch.map((update) => appendOne(sql, written, update)))
      } catch (error) {
        // Some of what is remembered was not kept.
        for (const keys of Object.values(written)) keys.clear()
        throw error
      }
    },
    since: (document, seq) => since(sql, document, seq),
    heads(documents) {
      const rows = sql.all<{ id: string; head: number }>(
        'SELECT id, head FROM documents WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(documents),
      )
      return new Map(rows.map(({ id, head }) => [id, head]))
    },
    snapshot(document, seq, bytes, outline) {
      sql.transaction(() => keepSnapshot(sql, document, { seq, bytes, outline }))
    },
  }
}

/** Makes a document with its first update. Runs inside the transaction that makes what the document belongs to. */
export function createDocument(sql: Connection, first: Omit<NewUpdate, 'connection' | 'n'>): string {
  const epoch = randomUUID()
  sql.run(
    'INSERT INTO documents (id, epoch, head, changed) VALUES (?, ?, 0, ?)',
    first.document,
    epoch,
    first.at,
  )
  appendOne(sql, nothingWritten(), { ...first, connection: randomUUID(), n: 0 })
  return epoch
}

function appendOne(sql: Connection, written: Written, update: NewUpdate): number {
  const { document, bytes, author, connection, n, at } = update
  const writer = `${document} ${connection}`
  if (n <= (written.numbers.get(writer) ?? Infinity)) {
    const before = lately(sql, update)
    if (before !== undefined) return sameUpdate(before, update)
  }
  const head = sql.get<{ head: number }>(
    'UPDATE documents SET head = head + 1, changed = max(changed, ?) WHERE id = ? RETURNING head',
    at,
    document,
  )?.head
  if (head === undefined) throw new RangeError(`there is no document ${document}`)
  sql.run(
    'INSERT INTO updates (document, seq, bytes, author, connection, n, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    document,
    head,
    bytes,
    author,
    connection,
    n,
    at,
  )
  for (const client of parseUpdateMeta(bytes).to.keys()) {
    if (written.clients.get(`${document} ${client}`)) continue
    sql.run(
      'INSERT OR IGNORE INTO clients (document, client, author) VALUES (?, ?, ?)',
      document,
      client,
      author,
    )
    written.clients.set(`${document} ${client}`, true)
  }
  written.numbers.set(writer, Math.max(n, written.numbers.get(writer) ?? n))
  return head
}

const nothingWritten = (): Written => ({ numbers: new NewestKeys(), clients: new NewestKeys() })

const lately = (sql: Connection, { document, connection, n }: NewUpdate) =>
  sql.get<{ seq: number; bytes: Uint8Array }>(
    `SELECT seq, bytes FROM updates
     WHERE document = ?1 AND seq > (SELECT head FROM documents WHERE id = ?1) - ${newestRows}
       AND connection = ?2 AND n = ?3`,
    document,
    connection,
    n,
  )

/** A retry after an unknown outcome finds its own row; anything else under that number is a mistake. */
function sameUpdate(before: { seq: number; bytes: Uint8Array }, update: NewUpdate): number {
  if (Buffer.compare(before.bytes, update.bytes) === 0) return before.seq
  throw new StoreError(
    'exists',
    `update ${update.n} of connection ${update.connection} is there with other bytes`,
  )
}

function since(sql: Connection, document: string, seq: number): LoggedUpdate[] {
  return sql.all<LoggedUpdate>(
    'SELECT document, seq, bytes, author, connection, n, at FROM updates WHERE document = ? AND seq > ? ORDER BY seq',
    document,
    seq,
  )
}

const readSnapshot = (sql: Connection, document: string): StoredSnapshot | undefined =>
  sql.get<StoredSnapshot>('SELECT seq, bytes, outline FROM snapshots WHERE document = ?', document)

function keepSnapshot(sql: Connection, document: string, snapshot: StoredSnapshot): void {
  const now = Date.now()
  const { seq, bytes, outline } = snapshot
  const head = sql.get<{ head: number }>('SELECT head FROM documents WHERE id = ?', document)?.head ?? 0
  if (seq > head) throw new RangeError(`snapshot at ${seq} of ${document}, whose log ends at ${head}`)
  sql.run(
    `INSERT INTO snapshots (document, seq, bytes, outline, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (document) DO UPDATE
     SET seq = excluded.seq, bytes = excluded.bytes, outline = excluded.outline, at = excluded.at
     WHERE excluded.seq > snapshots.seq`,
    document,
    seq,
    bytes,
    outline,
    now,
  )
  const kept = readSnapshot(sql, document)
  if (kept === undefined || (kept.seq === seq && !isSameSnapshot(kept, snapshot))) {
    throw new StoreError('io', `the snapshot of ${document} at ${seq} was not read back as it was written`)
  }
  // The oldest only: a look at all of a long log would hold up every commit.
  sql.run(
    `DELETE FROM updates WHERE document = ?1 AND at < ?3
       AND seq <= min(?2, (SELECT min(seq) FROM updates WHERE document = ?1) + ${oldestRows})`,
    document,
    kept.seq,
    now - keptDays * dayMs,
  )
}
