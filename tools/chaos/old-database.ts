import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StartedPostgres } from '@stanza/testkit'
import { migrations as postgresMigrations } from '../../packages/store/src/postgres/migrations.ts'
import { migrations as sqliteMigrations } from '../../packages/store/src/sqlite/migrations.ts'

// A database of this program's version becomes one of the first by losing what the first had not: no fixture has to be kept,
// and every migration that comes is tried.

/** Takes a stopped server's SQLite database back to version 1. */
export function makeSqliteOld(folder: string): void {
  const [present, first] = [new DatabaseSync(join(folder, 'stanza.db')), new DatabaseSync(':memory:')]
  first.exec(sqliteMigrations[0] ?? '')
  const known = new Set(columnsOf(first))
  const tables = new Set([...known].map((name) => name.split(' ')[0]))
  present.exec('PRAGMA foreign_keys = OFF')
  for (const name of columnsOf(present)) {
    const [table = '', column = ''] = name.split(' ')
    if (known.has(name)) continue
    present.exec(
      tables.has(table) ? `ALTER TABLE ${table} DROP COLUMN ${column}` : `DROP TABLE IF EXISTS ${table}`,
    )
  }
  for (const [table, sql] of layoutsOf(first)) {
    if (layoutsOf(present).get(table)?.includes('WITHOUT ROWID') === sql.includes('WITHOUT ROWID')) continue
    const columns = columnsOf(first).flatMap((name) =>
      name.startsWith(`${table} `) ? [name.split(' ')[1]] : [],
    )
    present.exec(`ALTER TABLE ${table} RENAME TO laid_out_anew; ${sql};
      INSERT INTO ${table} (${columns.join()}) SELECT ${columns.join()} FROM laid_out_anew; DROP TABLE laid_out_anew`)
  }
  present.exec('PRAGMA user_version = 1')
  present.close()
  first.close()
}

const columnsOf = (database: DatabaseSync): string[] =>
  database
    .prepare(
      `SELECT t.name || ' ' || c.name AS name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'`,
    )
    .all()
    .map(({ name }) => String(name))

/** How each table was made, by its name. */
const layoutsOf = (database: DatabaseSync): ReadonlyMap<string, string> =>
  new Map(
    database
      .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL`)
      .all()
      .map(({ name, sql }) => [String(name), String(sql)]),
  )

/** Takes a PostgreSQL database, which no server uses, back to version 1. */
export function makePostgresOld(postgres: StartedPostgres, url: string): void {
  const columns = (schema: string): string[] =>
    postgres
      .query(
        url,
        `SELECT table_name || ' ' || column_name FROM information_schema.columns WHERE table_schema = '${schema}'`,
      )
      .split('\n')
      .filter(Boolean)
  postgres.query(
    url,
    `DROP SCHEMA IF EXISTS first CASCADE; CREATE SCHEMA first; SET search_path = first; ${postgresMigrations[0] ?? ''}`,
  )
  const known = new Set([...columns('first'), 'stanza version'])
  const tables = new Set([...known].map((name) => name.split(' ')[0]))
  const statements = columns('public')
    .filter((name) => !known.has(name))
    .map((name) => name.split(' '))
    .map(([table = '', column = '']) =>
      tables.has(table) ? `ALTER TABLE ${table} DROP COLUMN ${column}` : `DROP TABLE IF EXISTS ${table}`,
    )
  const functions = postgres
    .query(
      url,
      `SELECT 'DROP FUNCTION ' || oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    )
    .split('\n')
    .filter(Boolean)
  postgres.query(
    url,
    [...functions, ...statements, 'DROP SCHEMA first CASCADE', 'UPDATE stanza SET version = 1'].join('; '),
  )
}
