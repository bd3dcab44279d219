import type { Sql } from './connection.ts'

/**
 * The database's versions, oldest first, as SQLite's are: one that was released is never changed. Times are milliseconds
 * since 1970 in the log and ISO 8601 in UTC elsewhere, compared as bytes. `ordinal` keeps the order in which rows came.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE documents (id TEXT PRIMARY KEY, epoch TEXT NOT NULL, head BIGINT NOT NULL, changed BIGINT NOT NULL);
  CREATE TABLE updates (
    document TEXT NOT NULL REFERENCES documents (id), seq BIGINT NOT NULL, bytes BYTEA NOT NULL,
    author TEXT NOT NULL, connection TEXT NOT NULL, n BIGINT NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (document, seq), CONSTRAINT update_once UNIQUE (document, connection, n)
  );
  CREATE TABLE clients (
    document TEXT NOT NULL REFERENCES documents (id), client BIGINT NOT NULL, author TEXT NOT NULL,
    PRIMARY KEY (document, client)
  );
  CREATE TABLE snapshots (
    document TEXT PRIMARY KEY REFERENCES documents (id), seq BIGINT NOT NULL, bytes BYTEA NOT NULL, at BIGINT NOT NULL
  );

  CREATE TABLE people (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY, id TEXT PRIMARY KEY, name TEXT COLLATE "C"
  );
  CREATE TABLE issues (id TEXT PRIMARY KEY, date TEXT COLLATE "C" NOT NULL UNIQUE, phase TEXT NOT NULL);
  CREATE TABLE editions (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY, id TEXT PRIMARY KEY REFERENCES documents (id),
    issue TEXT NOT NULL REFERENCES issues (id), language TEXT NOT NULL, base BYTEA NOT NULL, UNIQUE (issue, language)
  );
  CREATE TABLE versions (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY, id TEXT PRIMARY KEY, edition TEXT NOT NULL REFERENCES editions (id),
    seq BIGINT NOT NULL, name TEXT, at TEXT NOT NULL, authors TEXT NOT NULL, content TEXT NOT NULL
  );
  CREATE INDEX versions_by_edition ON versions (edition);
  -- Every node looks for what is due: the first keeps it.
  CREATE UNIQUE INDEX version_once ON versions (edition, seq) WHERE name IS NULL;
  CREATE TABLE asset_contents (hash TEXT PRIMARY KEY, content BYTEA NOT NULL);
  CREATE TABLE assets (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY, edition TEXT NOT NULL REFERENCES editions (id),
    hash TEXT NOT NULL REFERENCES asset_contents (hash), name TEXT NOT NULL, type TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (edition, hash)
  );
  -- Images are compressed already.
  ALTER TABLE asset_contents ALTER COLUMN content SET STORAGE EXTERNAL;

  CREATE TABLE links (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY, id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
    issue TEXT REFERENCES issues (id), note TEXT NOT NULL, creator TEXT, created TEXT NOT NULL,
    expires TEXT COLLATE "C", revoked TEXT, once BOOLEAN NOT NULL, used TEXT
  );
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES people (id),
    created TEXT NOT NULL, expires TEXT COLLATE "C" NOT NULL
  );
  CREATE TABLE session_links (
    session TEXT NOT NULL REFERENCES sessions (hash) ON DELETE CASCADE, link TEXT NOT NULL REFERENCES links (id),
    PRIMARY KEY (session, link)
  );
  CREATE INDEX session_links_by_link ON session_links (link);
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL
  );
  `,
  `
  CREATE TABLE configuration (
    one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one), text TEXT NOT NULL
  );
  `,
  `ALTER TABLE snapshots ADD COLUMN outline BYTEA`,
  `ALTER TABLE sessions ADD COLUMN seen TEXT`,
]

/** The version this program writes. */
export const postgresVersion = migrations.length

/** Brings the database from `version` to this program's, inside the caller's transaction. */
export async function migratePostgres(sql: Sql, version: number): Promise<void> {
  for (const migration of migrations.slice(version)) await sql.run(migration)
  if (version < postgresVersion) await sql.run('UPDATE stanza SET version = $1', postgresVersion)
}
