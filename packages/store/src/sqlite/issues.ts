import { randomUUID } from 'node:crypto'
import { StoreError } from '../store-error.ts'
import type { EditionRow, IssueRow, Issues, NewEdition } from '../store.ts'
import type { Connection } from './connection.ts'
import { createDocument } from './log.ts'
import type { Synchronous } from './synchronous.ts'

const editionQuery = `SELECT editions.id, issue, language, epoch, changed
  FROM editions JOIN documents ON documents.id = editions.id`

type EditionColumns = Omit<EditionRow, 'changed'> & { readonly changed: number }

export function sqliteIssues(sql: Connection): Synchronous<Issues> {
  return {
    createIssue: ({ date }, first) =>
      sql.transaction(() => {
        requireFreeDate(sql, date)
        const issue: IssueRow = { id: randomUUID(), date, phase: 'collecting' }
        sql.run('INSERT INTO issues (id, date, phase) VALUES (?, ?, ?)', issue.id, date, issue.phase)
        return { issue, edition: insertEdition(sql, { ...first, issue: issue.id }) }
      }),
    addEdition: (edition) => sql.transaction(() => insertEdition(sql, edition)),
    issues: () => sql.all<IssueRow>('SELECT id, date, phase FROM issues ORDER BY date DESC'),
    issue: (id) => sql.get<IssueRow>('SELECT id, date, phase FROM issues WHERE id = ?', id) ?? null,
    issueByDate: (date) =>
      sql.get<IssueRow>('SELECT id, date, phase FROM issues WHERE date = ?', date) ?? null,
    editions: (issue) =>
      sql
        .all<EditionColumns>(`${editionQuery} WHERE issue = ? ORDER BY editions.rowid`, issue)
        .map(editionRow),
    edition(id) {
      const row = sql.get<EditionColumns>(`${editionQuery} WHERE editions.id = ?`, id)
      return row === undefined ? null : editionRow(row)
    },
    editionsChangedSince: (time) =>
      sql
        .all<EditionColumns>(`${editionQuery} WHERE changed > ? ORDER BY changed`, Date.parse(time))
        .map(editionRow),
    base: (edition) =>
      sql.get<{ base: string }>('SELECT base FROM editions WHERE id = ?', edition)?.base ?? '',
    setBase(edition, base) {
      sql.transaction(() => sql.run('UPDATE editions SET base = ? WHERE id = ?', base, edition))
    },
    setIssue(id, { date, phase }) {
      sql.transaction(() => {
        if (date !== undefined) {
          requireFreeDate(sql, date, id)
          sql.run('UPDATE issues SET date = ? WHERE id = ?', date, id)
        }
        if (phase !== undefined) sql.run('UPDATE issues SET phase = ? WHERE id = ?', phase, id)
      })
    },
  }
}

function insertEdition(sql: Connection, { issue, language, base, state, author }: NewEdition): EditionRow {
  const taken = sql.get('SELECT id FROM editions WHERE issue = ? AND language = ?', issue, language)
  if (taken !== undefined) throw new StoreError('exists', `the issue has an edition in ${language} already`)
  const [id, at] = [randomUUID(), Date.now()]
  const epoch = createDocument(sql, { document: id, bytes: state, author, at })
  sql.run('INSERT INTO editions (id, issue, language, base) VALUES (?, ?, ?, ?)', id, issue, language, base)
  return editionRow({ id, issue, language, epoch, changed: at })
}

function requireFreeDate(sql: Connection, date: string, except = ''): void {
  const taken = sql.get('SELECT id FROM issues WHERE date = ? AND id <> ?', date, except)
  if (taken !== undefined) throw new StoreError('exists', `there is an issue of ${date} already`)
}

const editionRow = (row: EditionColumns): EditionRow => ({
  ...row,
  changed: new Date(row.changed).toISOString(),
})
