import { randomUUID } from 'node:crypto'
import { StoreError } from '../store-error.ts'
import type { EditionRow, IssueRow, Issues, NewEdition } from '../store.ts'
import type { PostgresConnection, Sql } from './connection.ts'
import { createDocument } from './log.ts'

const issueQuery = 'SELECT id, date, phase FROM issues'
const editionQuery = `SELECT editions.id, issue, language, epoch, changed
  FROM editions JOIN documents ON documents.id = editions.id`

type EditionColumns = Omit<EditionRow, 'changed'> & { readonly changed: number }

export function postgresIssues(database: PostgresConnection): Issues {
  const editions = async (rest: string, value: string | number): Promise<EditionRow[]> =>
    (await database.all<EditionColumns>(`${editionQuery} ${rest}`, value)).map(editionRow)
  return {
    createIssue: ({ date }, first) =>
      database.transaction(async (sql) => {
        const issue: IssueRow = { id: randomUUID(), date, phase: 'collecting' }
        // Asked by the insert itself: another node may make an issue of that date at the same moment.
        const made = await sql.run(
          'INSERT INTO issues (id, date, phase) VALUES ($1, $2, $3) ON CONFLICT (date) DO NOTHING',
          issue.id,
          date,
          issue.phase,
        )
        if (made === 0) throw dateTaken(date)
        return { issue, edition: await insertEdition(sql, { ...first, issue: issue.id }) }
      }),
    addEdition: (edition) => database.transaction((sql) => insertEdition(sql, edition)),
    issues: () => database.all<IssueRow>(`${issueQuery} ORDER BY date DESC`),
    issue: async (id) => (await database.get<IssueRow>(`${issueQuery} WHERE id = $1`, id)) ?? null,
    issueByDate: async (date) =>
      (await database.get<IssueRow>(`${issueQuery} WHERE date = $1`, date)) ?? null,
    editions: (issue) => editions('WHERE issue = $1 ORDER BY editions.ordinal', issue),
    edition: async (id) => (await editions('WHERE editions.id = $1', id))[0] ?? null,
    editionsChangedSince: (time) => editions('WHERE changed > $1 ORDER BY changed', Date.parse(time)),
    async base(edition) {
      const row = await database.get<{ base: Uint8Array }>('SELECT base FROM editions WHERE id = $1', edition)
      return Buffer.from(row?.base ?? []).toString('utf8')
    },
    async setBase(edition, base) {
      await database.run('UPDATE editions SET base = $1 WHERE id = $2', Buffer.from(base), edition)
    },
    setIssue: (id, { date, phase }) =>
      database.transaction(async (sql) => {
        if (date !== undefined) await setDate(sql, id, date)
        if (phase !== undefined) await sql.run('UPDATE issues SET phase = $1 WHERE id = $2', phase, id)
      }),
  }
}

async function insertEdition(
  sql: Sql,
  { issue, language, base, state, author }: NewEdition,
): Promise<EditionRow> {
  const [id, at] = [randomUUID(), Date.now()]
  const epoch = await createDocument(sql, { document: id, bytes: state, author, at })
  const made = await sql.run(
    `INSERT INTO editions (id, issue, language, base) VALUES ($1, $2, $3, $4)
     ON CONFLICT (issue, language) DO NOTHING`,
    id,
    issue,
    language,
    Buffer.from(base),
  )
  if (made === 0) throw new StoreError('exists', `the issue has an edition in ${language} already`)
  return editionRow({ id, issue, language, epoch, changed: at })
}

async function setDate(sql: Sql, id: string, date: string): Promise<void> {
  try {
    await sql.run('UPDATE issues SET date = $1 WHERE id = $2', date, id)
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === '23505'
    throw isTaken ? dateTaken(date) : error
  }
}

const dateTaken = (date: string): StoreError =>
  new StoreError('exists', `there is an issue of ${date} already`)

const editionRow = (row: EditionColumns): EditionRow => ({
  ...row,
  changed: new Date(row.changed).toISOString(),
})
