import { randomUUID } from 'node:crypto'
import type { VersionContent, VersionRow, Versions } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Synchronous } from './synchronous.ts'

type VersionColumns = Omit<VersionRow, 'authors'> & { readonly authors: string }

export function sqliteVersions(sql: Connection): Synchronous<Versions> {
  return {
    addVersion({ edition, seq, name, authors }, content) {
      const version: VersionRow = {
        id: randomUUID(),
        edition,
        seq,
        name,
        at: new Date().toISOString(),
        authors,
      }
      sql.transaction(() =>
        sql.run(
          'INSERT INTO versions (id, edition, seq, name, at, authors, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
          version.id,
          edition,
          seq,
          name,
          version.at,
          JSON.stringify(authors),
          JSON.stringify(content),
        ),
      )
      return version
    },
    versions(edition) {
      const rows = sql.all<VersionColumns>(
        'SELECT id, edition, seq, name, at, authors FROM versions WHERE edition = ? ORDER BY rowid DESC',
        edition,
      )
      return rows.map((row) => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
    },
    versionContent(edition, id) {
      const row = sql.get<{ content: string }>(
        'SELECT content FROM versions WHERE edition = ? AND id = ?',
        edition,
        id,
      )
      return row === undefined ? null : (JSON.parse(row.content) as VersionContent)
    },
    authorsSince(edition, seq) {
      const rows = sql.all<{ author: string }>(
        'SELECT author FROM updates WHERE document = ? AND seq > ? GROUP BY author ORDER BY min(seq)',
        edition,
        seq,
      )
      return rows.map(({ author }) => author)
    },
  }
}
