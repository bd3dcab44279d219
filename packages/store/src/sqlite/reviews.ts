import { randomUUID } from 'node:crypto'
import type { PersonThere, Reviews } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Synchronous } from './synchronous.ts'

export function sqliteReviews(sql: Connection): Synchronous<Reviews> {
  return {
    openReview(edition, document) {
      const made = sql.transaction(() =>
        sql.run(
          `INSERT OR IGNORE INTO documents (id, epoch, head, changed)
           SELECT ?, ?, 0, documents.changed FROM editions JOIN documents ON documents.id = editions.id
           WHERE editions.id = ?`,
          document,
          randomUUID(),
          edition,
        ),
      )
      return made > 0 || sql.get('SELECT id FROM documents WHERE id = ?', document) !== undefined
    },
    peopleAt(issue) {
      const rows = sql.all<{ id: string; name: string | null; link: string; seen: string }>(
        `SELECT people.id, people.name, links.id AS link, max(coalesce(seen, sessions.created)) AS seen
         FROM links JOIN session_links ON link = links.id JOIN sessions ON sessions.hash = session
         JOIN people ON people.id = person
         WHERE (links.issue = ? OR links.issue IS NULL) AND revoked IS NULL
           AND (links.expires IS NULL OR links.expires > ?)
         GROUP BY people.id, links.id ORDER BY people.rowid, links.rowid`,
        issue,
        new Date().toISOString(),
      )
      return [...Map.groupBy(rows, ({ id }) => id).values()].map((held) => personThere(held))
    },
    setLinkRole: (link, role) =>
      sql.transaction(() =>
        sql.run('UPDATE links SET role = ? WHERE id = ? AND revoked IS NULL', role, link),
      ) > 0,
  }
}

function personThere(
  rows: readonly { id: string; name: string | null; link: string; seen: string }[],
): PersonThere {
  const { id = '', name = null } = rows[0] ?? {}
  const seen = rows.reduce((latest, row) => (row.seen > latest ? row.seen : latest), '')
  return { id, name, links: rows.map(({ link }) => link), seen }
}
