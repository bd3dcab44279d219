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
  // A whole commit of the log, so that it is one way to the server and back. Row by row what log.ts does for a second try.
  `
  CREATE FUNCTION append_updates(
    documents_of TEXT[], bytes_of BYTEA[], authors TEXT[], connections TEXT[], numbers BIGINT[], times BIGINT[],
    client_documents TEXT[], client_ids BIGINT[], client_authors TEXT[]
  ) RETURNS TABLE (seq BIGINT) LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    missing TEXT;
  BEGIN
    -- Said with each commit, because a pooler between us may hand us a session with other settings.
    PERFORM set_config('synchronous_commit', 'on', true);
    -- Taken in one order by all nodes, so that no two wait for each other.
    PERFORM FROM documents WHERE id = ANY (documents_of) ORDER BY id FOR UPDATE;
    SELECT asked INTO missing FROM unnest(documents_of) AS asked
      WHERE NOT EXISTS (SELECT FROM documents WHERE id = asked) LIMIT 1;
    IF missing IS NOT NULL THEN
      RAISE no_data_found USING MESSAGE = 'there is no document ' || missing;
    END IF;
    RETURN QUERY
      WITH fresh AS (
        SELECT row.*, documents.head + row_number() OVER (PARTITION BY row.document ORDER BY row.place) AS seq
        FROM unnest(documents_of, bytes_of, authors, connections, numbers, times) WITH ORDINALITY
          AS row (document, bytes, author, connection, n, at, place)
        JOIN documents ON documents.id = row.document
      ), moved AS (
        UPDATE documents SET head = newest.seq, changed = greatest(documents.changed, newest.at)
        FROM (SELECT document, max(seq) AS seq, max(at) AS at FROM fresh GROUP BY document) AS newest
        WHERE id = newest.document
      ), owned AS (
        INSERT INTO clients (document, client, author)
        SELECT * FROM unnest(client_documents, client_ids, client_authors) ON CONFLICT DO NOTHING
      ), kept AS (
        INSERT INTO updates (document, seq, bytes, author, connection, n, at)
        SELECT document, seq, bytes, author, connection, n, at FROM fresh
      )
      SELECT fresh.seq FROM fresh ORDER BY fresh.place;
  END
  $$;
  `,
]

/** The version this program writes. */
export const postgresVersion = migrations.length

/** Brings the database from `version` to this program's, inside the caller's transaction. */
export async function migratePostgres(sql: Sql, version: number): Promise<void> {
  for (const migration of migrations.slice(version)) await sql.run(migration)
  if (version < postgresVersion) await sql.run('UPDATE stanza SET version = $1', postgresVersion)
}
