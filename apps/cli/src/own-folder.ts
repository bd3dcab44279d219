import { readConfig } from '@stanza/server'
import { type Terminal, UsageError } from './terminal.ts'

/** The folder that holds the database. @throws UsageError where PostgreSQL holds it, which has better tools of its own. */
export function ownFolder(env: Terminal['env']): string {
  const { databaseUrl, dataFolder } = readConfig(env)
  if (typeof databaseUrl !== 'string') return dataFolder
  throw new UsageError(
    'DATABASE_URL is set: back up and restore with pg_dump and pg_restore, see docs/operations.md',
  )
}
