import { randomUUID } from 'node:crypto'
import { parseUpdateMeta } from 'yjs'
import type { LoggedUpdate, NewUpdate, StoredSnapshot, UpdateLog } from '@stanza/relay'
import { keptDays, oldestRows } from '../kept-days.ts'
import { isSameSnapshot } from '../same-snapshot.ts'
import { StoreError } from '../store-error.ts'
import type { PostgresConnection, Sql } from './connection.ts'
import { isConflict } from './postgres-error.ts'

const dayMs = 86_400_000
// Between one try and the next after a connection was lost. A restart of PostgreSQL is over in their sum, and nobody has
// been told "not saved" yet (8 s); a longer absence is told to the people, whose browsers hold what they wrote.
const pausesMs = [50, 200, 500, 1_000, 1_500, 2_000]

// SQLSTATE of PL/pgSQL's no_data_found.
const noDataFound = 'P0002'

type Row = Pick<LoggedUpdate, 'seq' | 'bytes'>

export function postgresLog(database: PostgresConnection): UpdateLog {
  return {
    load: (document) => database.moment((sql) => load(sql, document)),
    append: (batch) => appendUntilKnown(database, batch),
    since: (document, seq) => since(database, document, seq),
    async heads(documents) {
      const rows = await database.all<{ id: string; head: number }>(
        'SELECT id, head FROM documents WHERE id = ANY($1)',
        documents,
      )
      return new Map(rows.map(({ id, head }) => [id, head]))
    },
    snapshot: (document, seq, bytes, outline) =>
      database.transaction((sql) => keepSnapshot(sql, document, { seq, bytes, outline })),
  }
}

/** Makes a document with its first update. Runs inside the transaction that makes what the document belongs to. */
export async function createDocument(sql: Sql, first: Omit<NewUpdate, 'connection' | 'n'>): Promise<string> {
  const epoch = randomUUID()
  await sql.run(
    'INSERT INTO documents (id, epoch, head, changed) VALUES ($1, $2, 0, $3)',
    first.document,
    epoch,
    first.at,
  )
  await appendBatch(sql, [{ ...first, connection: randomUUID(), n: 0 }], false)
  return epoch
}

/**
 * A connection that is lost at the COMMIT leaves unknown whether it happened: the next try looks for its own rows first,
 * which the unique `(document, connection, n)` makes certain (relay.md, mechanism 2).
 */
async function appendUntilKnown(
  database: PostgresConnection,
  batch: readonly NewUpdate[],
  tries = 0,
): Promise<readonly number[]> {
  try {
    if (tries === 0) return await appendFirst(database, batch)
    return await database.transaction((sql) => appendBatch(sql, batch, true))
  } catch (error) {
    const code = error instanceof StoreError ? error.code : null
    // Told apart with more ways to the server; so is a commit that another node stood in the way of.
    const isDouble = tries === 0 && (code === 'exists' || isConflict(error))
    const pause = pausesMs[tries]
    if (!isDouble && (code !== 'unavailable' || pause === undefined)) throw error
    if (!isDouble) await new Promise((resolve) => setTimeout(resolve, pause))
    return appendUntilKnown(database, batch, tries + 1)
  }
}

/** What was never tried before: its rows cannot be there. */
async function appendFirst(
  database: PostgresConnection,
  batch: readonly NewUpdate[],
): Promise<readonly number[]> {
  const owners = ownersOf(batch)
  try {
    const rows = await database.commit<{ seq: number }>(
      'SELECT seq FROM append_updates($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      batch.map(({ document }) => document),
      batch.map(({ bytes }) => bytes),
      batch.map(({ author }) => author),
      batch.map(({ connection }) => connection),
      batch.map(({ n }) => n),
      batch.map(({ at }) => at),
      owners.map(([document]) => document),
      owners.map(([, client]) => client),
      owners.map(([, , author]) => author),
    )
    return rows.map(({ seq }) => seq)
  } catch (error) {
    if (error instanceof Error && (error as { readonly code?: unknown }).code === noDataFound)
      throw new RangeError(error.message)
    throw error
  }
}

/** @param mayBeThere whether some of it may have been written before. */
async function appendBatch(
  sql: Sql,
  batch: readonly NewUpdate[],
  mayBeThere: boolean,
): Promise<readonly number[]> {
  // The lock on a document's row makes its seq gapless and its rows visible in their order; taken in one order by all
  // nodes, so that no two wait for each other.
  const locked = await sql.all<{ id: string; head: number }>(
    'SELECT id, head FROM documents WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [...new Set(batch.map(({ document }) => document))],
  )
  const heads = new Map(locked.map(({ id, head }) => [id, head]))
  const there = mayBeThere ? await rowsOf(sql, batch) : new Map<string, Row>()
  const fresh: LoggedUpdate[] = []
  const seqs = batch.map((update) => {
    const before = there.get(keyOf(update))
    if (before !== undefined) return sameUpdate(before, update)
    const head = heads.get(update.document)
    if (head === undefined) throw new RangeError(`there is no document ${update.document}`)
    const logged = { ...update, seq: head + 1 }
    heads.set(update.document, logged.seq)
    there.set(keyOf(update), logged)
    fresh.push(logged)
    return logged.seq
  })
  if (fresh.length > 0) await insert(sql, fresh)
  return seqs
}

const keyOf = ({ document, connection, n }: Pick<NewUpdate, 'document' | 'connection' | 'n'>): string =>
  `${document} ${connection} ${n}`

async function rowsOf(sql: Sql, batch: readonly NewUpdate[]): Promise<Map<string, Row>> {
  const rows = await sql.all<LoggedUpdate>(
    `SELECT document, connection, n, seq, bytes FROM updates
     JOIN unnest($1::text[], $2::text[], $3::bigint[]) AS asked (document, connection, n) USING (document, connection, n)`,
    batch.map(({ document }) => document),
    batch.map(({ connection }) => connection),
    batch.map(({ n }) => n),
  )
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** A retry after an unknown outcome finds its own row; anything else under that number is a mistake. */
function sameUpdate(before: Row, update: NewUpdate): number {
  if (Buffer.compare(before.bytes, update.bytes) === 0) return before.seq
  throw new StoreError(
    'exists',
    `update ${update.n} of connection ${update.connection} is there with other bytes`,
  )
}

type OwnerRow = readonly [document: string, client: number, author: string]

/** Who wrote under which clientID, in the order in which they came: the first keeps it. */
function ownersOf(updates: readonly Pick<NewUpdate, 'document' | 'bytes' | 'author'>[]): OwnerRow[] {
  const owners = new Map<string, OwnerRow>()
  for (const { document, bytes, author } of updates) {
    for (const client of parseUpdateMeta(bytes).to.keys()) {
      const key = `${document} ${client}`
      if (!owners.has(key)) owners.set(key, [document, client, author])
    }
  }
  return [...owners.values()]
}

async function insert(sql: Sql, fresh: readonly LoggedUpdate[]): Promise<void> {
  const ownerRows = ownersOf(fresh)
  // One statement, so one way to the server and back while the documents are locked.
  await sql.run(
    `WITH fresh AS (
       SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
         AS row (document, seq, bytes, author, connection, n, at)
     ), moved AS (
       UPDATE documents SET head = newest.seq, changed = greatest(changed, newest.at)
       FROM (SELECT document, max(seq) AS seq, max(at) AS at FROM fresh GROUP BY document) AS newest
       WHERE id = newest.document
     ), owned AS (
       INSERT INTO clients (document, client, author)
       SELECT * FROM unnest($8::text[], $9::bigint[], $10::text[]) ON CONFLICT DO NOTHING
     )
     INSERT INTO updates (document, seq, bytes, author, connection, n, at) SELECT * FROM fresh`,
    fresh.map(({ document }) => document),
    fresh.map(({ seq }) => seq),
    fresh.map(({ bytes }) => bytes),
    fresh.map(({ author }) => author),
    fresh.map(({ connection }) => connection),
    fresh.map(({ n }) => n),
    fresh.map(({ at }) => at),
    ownerRows.map(([document]) => document),
    ownerRows.map(([, client]) => client),
    ownerRows.map(([, , author]) => author),
  )
}

async function load(sql: Sql, document: string): ReturnType<UpdateLog['load']> {
  const row = await sql.get<{ epoch: string; head: number }>(
    'SELECT epoch, head FROM documents WHERE id = $1',
    document,
  )
  if (row === undefined) return null
  const snapshot = await readSnapshot(sql, document)
  const owners = await sql.all<{ client: number; author: string }>(
    'SELECT client, author FROM clients WHERE document = $1',
    document,
  )
  return {
    ...row,
    snapshot: snapshot ?? null,
    tail: await since(sql, document, snapshot?.seq ?? 0),
    owners: new Map(owners.map(({ client, author }) => [client, author])),
  }
}

const since = (sql: Sql, document: string, seq: number): Promise<LoggedUpdate[]> =>
  sql.all<LoggedUpdate>(
    `SELECT document, seq, bytes, author, connection, n, at FROM updates
     WHERE document = $1 AND seq > $2 ORDER BY seq`,
    document,
    seq,
  )

const readSnapshot = (sql: Sql, document: string): Promise<StoredSnapshot | undefined> =>
  sql.get<StoredSnapshot>('SELECT seq, bytes, outline FROM snapshots WHERE document = $1', document)

async function keepSnapshot(sql: Sql, document: string, snapshot: StoredSnapshot): Promise<void> {
  const now = Date.now()
  const { seq, bytes, outline } = snapshot
  const row = await sql.get<{ head: number }>('SELECT head FROM documents WHERE id = $1', document)
  const head = row?.head ?? 0
  if (seq > head) throw new RangeError(`snapshot at ${seq} of ${document}, whose log ends at ${head}`)
  const isKept = await sql.run(
    `INSERT INTO snapshots (document, seq, bytes, outline, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (document) DO UPDATE
     SET seq = excluded.seq, bytes = excluded.bytes, outline = excluded.outline, at = excluded.at
     WHERE excluded.seq > snapshots.seq`,
    document,
    seq,
    bytes,
    outline,
    now,
  )
  const kept = await readSnapshot(sql, document)
  // Another node may have kept one of the same seq or a later one, in its own words.
  if (kept === undefined || (isKept > 0 && !isSameSnapshot(kept, snapshot))) {
    throw new StoreError('io', `the snapshot of ${document} at ${seq} was not read back as it was written`)
  }
  // The oldest only: a look at all of a long log takes longer with every snapshot.
  await sql.run(
    `DELETE FROM updates WHERE document = $1 AND at < $3
       AND seq <= least($2, (SELECT min(seq) FROM updates WHERE document = $1) + ${oldestRows})`,
    document,
    kept.seq,
    now - keptDays * dayMs,
  )
}
