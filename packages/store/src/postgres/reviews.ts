import { randomUUID } from 'node:crypto'
import type { PersonThere, Reviews } from '../store.ts'
import type { PostgresConnection } from './connection.ts'

export function postgresReviews(database: PostgresConnection): Reviews {
  return {
    openReview: (edition, document) =>
      database.transaction(async (sql) => {
        const made = await sql.run(
          `INSERT INTO documents (id, epoch, head, changed)
           SELECT $1, $2, 0, documents.changed FROM editions JOIN documents ON documents.id = editions.id
           WHERE editions.id = $3 ON CONFLICT DO NOTHING`,
          document,
          randomUUID(),
          edition,
        )
        return made > 0 || (await sql.get('SELECT id FROM documents WHERE id = $1', document)) !== undefined
      }),
    peopleAt: (issue) =>
      database.all<PersonThere>(
        `SELECT people.id, people.name, array_agg(DISTINCT links.id) AS links,
           max(coalesce(seen, sessions.created) COLLATE "C") AS seen
         FROM links JOIN session_links ON link = links.id JOIN sessions ON sessions.hash = session
         JOIN people ON people.id = person
         WHERE (links.issue = $1 OR links.issue IS NULL) AND revoked IS NULL
           AND (links.expires IS NULL OR links.expires > $2)
         GROUP BY people.id ORDER BY people.ordinal`,
        issue,
        new Date().toISOString(),
      ),
    async setLinkRole(link, role) {
      const sql = 'UPDATE links SET role = $1 WHERE id = $2 AND revoked IS NULL'
      return (await database.run(sql, role, link)) > 0
    },
  }
}
