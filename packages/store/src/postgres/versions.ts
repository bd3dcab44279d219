import { randomUUID } from 'node:crypto'
import type { VersionContent, VersionRow, Versions } from '../store.ts'
import type { PostgresConnection } from './connection.ts'

type VersionColumns = Omit<VersionRow, 'authors'> & { readonly authors: string }

export function postgresVersions(database: PostgresConnection): Versions {
  const versions = async (edition: string): Promise<VersionRow[]> => {
    const rows = await database.all<VersionColumns>(
      'SELECT id, edition, seq, name, at, authors FROM versions WHERE edition = $1 ORDER BY ordinal DESC',
      edition,
    )
    return rows.map((row) => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
  }
  return {
    async addVersion({ edition, seq, name, authors }, content) {
      const at = new Date().toISOString()
      const version: VersionRow = { id: randomUUID(), edition, seq, name, at, authors }
      const made = await database.run(
        `INSERT INTO versions (id, edition, seq, name, at, authors, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (edition, seq) WHERE name IS NULL DO NOTHING`,
        version.id,
        edition,
        seq,
        name,
        at,
        JSON.stringify(authors),
        JSON.stringify(content),
      )
      if (made > 0) return version
      return (await versions(edition)).find((one) => one.seq === seq && one.name === null) ?? version
    },
    versions,
    async versionContent(edition, id) {
      const row = await database.get<{ content: string }>(
        'SELECT content FROM versions WHERE edition = $1 AND id = $2',
        edition,
        id,
      )
      return row === undefined ? null : (JSON.parse(row.content) as VersionContent)
    },
    async authorsSince(edition, seq) {
      const rows = await database.all<{ author: string }>(
        'SELECT author FROM updates WHERE document = $1 AND seq > $2 GROUP BY author ORDER BY min(seq)',
        edition,
        seq,
      )
      return rows.map(({ author }) => author)
    },
  }
}
