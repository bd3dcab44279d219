import type { Connection } from './connection.ts'

/**
 * The database's versions, oldest first. One that was released is never changed: a change is a new entry. Times are
 * milliseconds since 1970 in the log, which is written most, and ISO 8601 in UTC elsewhere.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY, epoch TEXT NOT NULL, head INTEGER NOT NULL, changed INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE updates (
    document TEXT NOT NULL REFERENCES documents (id), seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    author TEXT NOT NULL, connection TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL,
    UNIQUE (document, seq), UNIQUE (document, connection, n)
  ) STRICT;
  CREATE TABLE clients (
    document TEXT NOT NULL REFERENCES documents (id), client INTEGER NOT NULL, author TEXT NOT NULL,
    PRIMARY KEY (document, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (
    document TEXT PRIMARY KEY REFERENCES documents (id), seq INTEGER NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT) STRICT;
  CREATE TABLE issues (id TEXT PRIMARY KEY, date TEXT NOT NULL UNIQUE, phase TEXT NOT NULL) STRICT;
  CREATE TABLE editions (
    id TEXT PRIMARY KEY REFERENCES documents (id), issue TEXT NOT NULL REFERENCES issues (id),
    language TEXT NOT NULL, base TEXT NOT NULL, UNIQUE (issue, language)
  ) STRICT;
  CREATE TABLE versions (
    id TEXT PRIMARY KEY, edition TEXT NOT NULL REFERENCES editions (id), seq INTEGER NOT NULL, name TEXT,
    at TEXT NOT NULL, authors TEXT NOT NULL, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX versions_by_edition ON versions (edition);
  CREATE TABLE asset_contents (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
  CREATE TABLE assets (
    edition TEXT NOT NULL REFERENCES editions (id), hash TEXT NOT NULL REFERENCES asset_contents (hash),
    name TEXT NOT NULL, type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, bytes INTEGER NOT NULL,
    PRIMARY KEY (edition, hash)
  ) STRICT;

  CREATE TABLE links (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, issue TEXT REFERENCES issues (id),
    note TEXT NOT NULL, creator TEXT, created TEXT NOT NULL, expires TEXT, revoked TEXT,
    once INTEGER NOT NULL, used TEXT
  ) STRICT;
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES people (id),
    created TEXT NOT NULL, expires TEXT NOT NULL
  ) STRICT;
  CREATE TABLE session_links (
    session TEXT NOT NULL REFERENCES sessions (hash) ON DELETE CASCADE, link TEXT NOT NULL REFERENCES links (id),
    PRIMARY KEY (session, link)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_links_by_link ON session_links (link);
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL
  ) STRICT;
  `,
  `ALTER TABLE snapshots ADD COLUMN outline BLOB`,
  `ALTER TABLE sessions ADD COLUMN seen TEXT`,
  // A commit writes whole pages: a document's updates lie together, without an index beside them (docs/adr/0016).
  `
  CREATE TABLE updates_together (
    document TEXT NOT NULL REFERENCES documents (id), seq INTEGER NOT NULL, author TEXT NOT NULL,
    connection TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (document, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO updates_together SELECT document, seq, author, connection, n, at, bytes FROM updates;
  DROP TABLE updates;
  ALTER TABLE updates_together RENAME TO updates;
  `,
]

/** The version this program writes. */
export const databaseVersion = migrations.length

/** Brings a database from `version` to this program's, each step in its own transaction. */
export function migrate(connection: Connection, version: number): void {
  migrations.slice(version).forEach((sql, index) => {
    connection.transaction(() => connection.exec(`${sql}; PRAGMA user_version = ${version + index + 1}`))
  })
}
