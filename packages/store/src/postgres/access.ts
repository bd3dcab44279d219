import { randomUUID } from 'node:crypto'
import type { Access, LinkRow, PersonRow, SessionRow, TokenRow } from '../store.ts'
import { utc } from '../utc.ts'
import type { PostgresConnection } from './connection.ts'

const linkColumns = 'links.id, role, issue, note, links.created, links.expires, revoked, once, used'
const now = (): string => new Date().toISOString()

export function postgresAccess(database: PostgresConnection): Access {
  return { ...people(database), ...links(database), ...sessions(database), ...tokens(database) }
}

function people(database: PostgresConnection): Pick<Access, 'createPerson' | 'renamePerson' | 'personNames'> {
  return {
    async createPerson(name) {
      const person: PersonRow = { id: randomUUID(), name }
      await database.run('INSERT INTO people (id, name) VALUES ($1, $2)', person.id, name)
      return person
    },
    async renamePerson(id, name) {
      await database.run('UPDATE people SET name = $1 WHERE id = $2', name, id)
    },
    async personNames(ids) {
      const rows = await database.all<PersonRow>('SELECT id, name FROM people WHERE id = ANY($1)', ids)
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
  }
}

function links(
  database: PostgresConnection,
): Pick<Access, 'createLink' | 'linkByHash' | 'link' | 'useLink' | 'links' | 'revokeLink'> {
  const one = async (column: 'hash' | 'id', value: string): Promise<LinkRow | null> =>
    (await database.get<LinkRow>(`SELECT ${linkColumns} FROM links WHERE ${column} = $1`, value)) ?? null
  return {
    async createLink({ role, issue, note, expires, once }, hash, creator) {
      const link: LinkRow = {
        id: randomUUID(),
        role,
        issue,
        note,
        created: now(),
        expires: utc(expires),
        revoked: null,
        once,
        used: null,
      }
      await database.run(
        `INSERT INTO links (id, hash, role, issue, note, creator, created, expires, once)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        link.id,
        hash,
        role,
        issue,
        note,
        creator,
        link.created,
        link.expires,
        once,
      )
      return link
    },
    linkByHash: (hash) => one('hash', hash),
    link: (id) => one('id', id),
    async useLink(id) {
      const changed = await database.run(
        'UPDATE links SET used = $1 WHERE id = $2 AND (NOT once OR used IS NULL)',
        now(),
        id,
      )
      return changed > 0
    },
    links: (issue) =>
      database.all<LinkRow & { readonly people: readonly string[] }>(
        `SELECT ${linkColumns}, ARRAY(
           SELECT DISTINCT name FROM session_links JOIN sessions ON sessions.hash = session
           JOIN people ON people.id = person
           WHERE link = links.id AND sessions.expires > $2 AND name IS NOT NULL ORDER BY name
         ) AS people
         FROM links WHERE issue IS NOT DISTINCT FROM $1 ORDER BY ordinal DESC`,
        issue,
        now(),
      ),
    async revokeLink(id) {
      const sql = 'UPDATE links SET revoked = $1 WHERE id = $2 AND revoked IS NULL'
      return (await database.run(sql, now(), id)) > 0
    },
  }
}

function sessions(
  database: PostgresConnection,
): Pick<Access, 'createSession' | 'addLinkToSession' | 'sessionByHash' | 'noteSeen' | 'endSession'> {
  const addLink = 'INSERT INTO session_links (session, link) VALUES ($1, $2) ON CONFLICT DO NOTHING'
  return {
    createSession: (hash, { person, link, seen, expires }) =>
      database.transaction(async (sql) => {
        await sql.run(
          'INSERT INTO sessions (hash, id, person, created, seen, expires) VALUES ($1, $2, $3, $4, $5, $6)',
          hash,
          randomUUID(),
          person,
          now(),
          utc(seen),
          utc(expires),
        )
        await sql.run(addLink, hash, link)
      }),
    async addLinkToSession(hash, link) {
      await database.run(addLink, hash, link)
    },
    async sessionByHash(hash): Promise<SessionRow | null> {
      const row = await database.get<{ id: string; person: string; name: string | null; seen: string }>(
        `SELECT sessions.id, person, name, coalesce(seen, created) AS seen FROM sessions JOIN people ON people.id = person
         WHERE hash = $1 AND expires > $2`,
        hash,
        now(),
      )
      if (row === undefined) return null
      const valid = await database.all<LinkRow>(
        `SELECT ${linkColumns} FROM session_links JOIN links ON links.id = link
         WHERE session = $1 AND revoked IS NULL AND (links.expires IS NULL OR links.expires > $2)`,
        hash,
        now(),
      )
      const { id, person, name, seen } = row
      return { id, person: { id: person, name }, seen, links: valid }
    },
    async noteSeen(hash, at) {
      await database.run('UPDATE sessions SET seen = $1 WHERE hash = $2', utc(at), hash)
    },
    async endSession(hash) {
      await database.run('DELETE FROM sessions WHERE hash = $1', hash)
    },
  }
}

function tokens(database: PostgresConnection): Pick<Access, 'createToken' | 'tokenByHash' | 'revokeToken'> {
  return {
    async createToken({ purpose, role }, hash) {
      const token: TokenRow = { id: randomUUID(), purpose, role }
      await database.run(
        'INSERT INTO tokens (id, hash, purpose, role, created) VALUES ($1, $2, $3, $4, $5)',
        token.id,
        hash,
        purpose,
        role,
        now(),
      )
      return token
    },
    async tokenByHash(hash) {
      const sql = 'SELECT id, purpose, role FROM tokens WHERE hash = $1'
      return (await database.get<TokenRow>(sql, hash)) ?? null
    },
    revokeToken: async (id) => (await database.run('DELETE FROM tokens WHERE id = $1', id)) > 0,
  }
}
