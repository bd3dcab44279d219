import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { postgresAccess } from './access.ts'
import { postgresAssets } from './assets.ts'
import { postgresConfigurations } from './configurations.ts'
import { PostgresConnection, type Sql } from './connection.ts'
import { postgresIssues } from './issues.ts'
import { postgresLog } from './log.ts'
import { migratePostgres, postgresVersion } from './migrations.ts'
import { postgresReviews } from './reviews.ts'
import { postgresTurns } from './turns.ts'
import { postgresVersions } from './versions.ts'

// A slow list or image never holds up what people type: the log has connections of its own.
// Whoever holds a turn needs the others for its work, so turns have connections of their own too.
// A turn holds one for as long as the work takes, so there are as many as editions are decided about at the same moment.
const [logConnections, otherConnections, turnConnections] = [4, 4, 8]

/** "STNZ": all nodes that start at once prepare the database one after the other. */
const preparing = 0x53_54_4e_5a

/**
 * Opens the store on a PostgreSQL database, for one node or several. It must exist and be empty or ours; it is brought to
 * this program's version.
 * @param url `postgres://user:password@host:port/database`.
 * @throws StoreError that says in one sentence why it cannot be opened and what to do; nothing was changed then.
 */
export async function openPostgresStore(url: string): Promise<Store> {
  const log = new PostgresConnection(url, logConnections)
  const other = new PostgresConnection(url, otherConnections)
  const forTurns = new PostgresConnection(url, turnConnections)
  const close = async (): Promise<void> => {
    await Promise.all([log.close(), other.close(), forTurns.close()])
  }
  try {
    await log.transaction((sql) => prepare(sql))
  } catch (error) {
    await close()
    throw error
  }
  let closing: Promise<void> | null = null
  return {
    ...postgresLog(log),
    ...postgresAccess(other),
    ...postgresIssues(other),
    ...postgresVersions(other),
    ...postgresAssets(other),
    ...postgresReviews(other),
    ...postgresTurns(forTurns),
    ...postgresConfigurations(other),
    close: () => (closing ??= close()),
  }
}

async function prepare(sql: Sql): Promise<void> {
  // A setting that did not take would make every "Saved" a lie, so the start fails.
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const row = await sql.get<{ value: string }>('SELECT current_setting($1) AS value', name)
    if (row?.value === 'on') continue
    throw new StoreError(
      'io',
      `DATABASE_URL: PostgreSQL runs with ${name} = ${row?.value}, with which nothing that is saved is safe; turn it on`,
    )
  }
  await sql.run('SELECT pg_advisory_xact_lock($1)', preparing)
  const version = await versionOf(sql)
  if (version > postgresVersion) {
    throw new StoreError(
      'newer',
      `DATABASE_URL: the database was written by a newer Stanza (version ${version}, this one knows ${postgresVersion}); install that or restore a backup`,
    )
  }
  await migratePostgres(sql, version)
}

async function versionOf(sql: Sql): Promise<number> {
  // information_schema would show only the tables that we may use, and views that a hoster puts there for everybody.
  const tables = await sql.all<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  )
  if (tables.some(({ name }) => name === 'stanza')) {
    const row = await sql.get<{ version: number }>('SELECT version FROM stanza')
    // The version is written in the transaction that makes the tables, so it is never missing and never 0.
    if (row !== undefined && row.version > 0) return row.version
    throw new StoreError('not-a-database', 'DATABASE_URL: the database is damaged; restore a backup')
  }
  if (tables.length > 0) {
    throw new StoreError(
      'not-a-database',
      'DATABASE_URL: the database belongs to another program; give Stanza a database of its own',
    )
  }
  await sql.run('CREATE TABLE stanza (version INTEGER NOT NULL)')
  await sql.run('INSERT INTO stanza (version) VALUES (0)')
  return 0
}
