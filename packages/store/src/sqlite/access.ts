import { randomUUID } from 'node:crypto'
import type { Access, LinkRow, PersonRow, TokenRow } from '../store.ts'
import { utc } from '../utc.ts'
import type { Connection } from './connection.ts'
import type { Synchronous } from './synchronous.ts'

const linkColumns = 'links.id, role, issue, note, links.created, links.expires, revoked, once, used'
type LinkColumns = Omit<LinkRow, 'once'> & { readonly once: number }
const now = (): string => new Date().toISOString()

export function sqliteAccess(sql: Connection): Synchronous<Access> {
  return { ...people(sql), ...links(sql), ...sessions(sql), ...tokens(sql) }
}

function people(sql: Connection): Pick<Synchronous<Access>, 'createPerson' | 'renamePerson' | 'personNames'> {
  return {
    createPerson(name) {
      const person: PersonRow = { id: randomUUID(), name }
      sql.transaction(() => sql.run('INSERT INTO people (id, name) VALUES (?, ?)', person.id, name))
      return person
    },
    renamePerson(id, name) {
      sql.transaction(() => sql.run('UPDATE people SET name = ? WHERE id = ?', name, id))
    },
    personNames(ids) {
      const rows = sql.all<PersonRow>(
        'SELECT id, name FROM people WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
  }
}

function links(
  sql: Connection,
): Pick<Synchronous<Access>, 'createLink' | 'linkByHash' | 'link' | 'useLink' | 'links' | 'revokeLink'> {
  const one = (condition: string, value: string): LinkRow | null => {
    const row = sql.get<LinkColumns>(`SELECT ${linkColumns} FROM links WHERE ${condition}`, value)
    return row === undefined ? null : linkRow(row)
  }
  return {
    createLink(wanted, hash, creator) {
      const { role, issue, note, once } = wanted
      const link: LinkRow = {
        id: randomUUID(),
        role,
        issue,
        note,
        created: now(),
        expires: utc(wanted.expires),
        revoked: null,
        once,
        used: null,
      }
      sql.transaction(() =>
        sql.run(
          'INSERT INTO links (id, hash, role, issue, note, creator, created, expires, once) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
          link.id,
          hash,
          role,
          issue,
          note,
          creator,
          link.created,
          link.expires,
          Number(once),
        ),
      )
      return link
    },
    linkByHash: (hash) => one('hash = ?', hash),
    link: (id) => one('id = ?', id),
    useLink: (id) =>
      sql.transaction(() =>
        sql.run('UPDATE links SET used = ? WHERE id = ? AND (once = 0 OR used IS NULL)', now(), id),
      ) > 0,
    links(issue) {
      const rows = sql.all<LinkColumns>(
        `SELECT ${linkColumns} FROM links WHERE issue IS ? ORDER BY links.rowid DESC`,
        issue,
      )
      return rows.map((row) => ({ ...linkRow(row), people: peopleOf(sql, row.id) }))
    },
    revokeLink: (id) =>
      sql.transaction(() =>
        sql.run('UPDATE links SET revoked = ? WHERE id = ? AND revoked IS NULL', now(), id),
      ) > 0,
  }
}

function sessions(
  sql: Connection,
): Pick<
  Synchronous<Access>,
  'createSession' | 'addLinkToSession' | 'sessionByHash' | 'noteSeen' | 'endSession'
> {
  const addLink = (hash: string, link: string): void => {
    sql.run('INSERT OR IGNORE INTO session_links (session, link) VALUES (?, ?)', hash, link)
  }
  return {
    createSession(hash, { person, link, seen, expires }) {
      sql.transaction(() => {
        sql.run(
          'INSERT INTO sessions (hash, id, person, created, seen, expires) VALUES (?, ?, ?, ?, ?, ?)',
          hash,
          randomUUID(),
          person,
          now(),
          utc(seen),
          utc(expires),
        )
        addLink(hash, link)
      })
    },
    addLinkToSession(hash, link) {
      sql.transaction(() => addLink(hash, link))
    },
    sessionByHash(hash) {
      const row = sql.get<{ id: string; person: string; name: string | null; seen: string }>(
        `SELECT sessions.id, person, name, coalesce(seen, created) AS seen FROM sessions JOIN people ON people.id = person
         WHERE hash = ? AND expires > ?`,
        hash,
        now(),
      )
      if (row === undefined) return null
      const valid = sql.all<LinkColumns>(
        `SELECT ${linkColumns} FROM session_links JOIN links ON links.id = link
         WHERE session = ? AND revoked IS NULL AND (links.expires IS NULL OR links.expires > ?)`,
        hash,
        now(),
      )
      const { id, person, name, seen } = row
      return { id, person: { id: person, name }, seen, links: valid.map(linkRow) }
    },
    noteSeen(hash, at) {
      sql.transaction(() => sql.run('UPDATE sessions SET seen = ? WHERE hash = ?', utc(at), hash))
    },
    endSession(hash) {
      sql.transaction(() => sql.run('DELETE FROM sessions WHERE hash = ?', hash))
    },
  }
}

function tokens(sql: Connection): Pick<Synchronous<Access>, 'createToken' | 'tokenByHash' | 'revokeToken'> {
  return {
    createToken({ purpose, role }, hash) {
      const token: TokenRow = { id: randomUUID(), purpose, role }
      sql.transaction(() =>
        sql.run(
          'INSERT INTO tokens (id, hash, purpose, role, created) VALUES (?, ?, ?, ?, ?)',
          token.id,
          hash,
          purpose,
          role,
          now(),
        ),
      )
      return token
    },
    tokenByHash: (hash) =>
      sql.get<TokenRow>('SELECT id, purpose, role FROM tokens WHERE hash = ?', hash) ?? null,
    revokeToken: (id) => sql.transaction(() => sql.run('DELETE FROM tokens WHERE id = ?', id)) > 0,
  }
}

function peopleOf(sql: Connection, link: string): string[] {
  const rows = sql.all<{ name: string }>(
    `SELECT DISTINCT name FROM session_links JOIN sessions ON sessions.hash = session JOIN people ON people.id = person
     WHERE link = ? AND expires > ? AND name IS NOT NULL ORDER BY name`,
    link,
    now(),
  )
  return rows.map(({ name }) => name)
}

const linkRow = (row: LinkColumns): LinkRow => ({ ...row, once: row.once === 1 })
