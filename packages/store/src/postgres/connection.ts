import pg from 'pg'
import { StoreError } from '../store-error.ts'
import { asPostgresError, isConflict } from './postgres-error.ts'

/** What PostgreSQL takes for `$1`. */
export type Value = string | number | boolean | null | Uint8Array | readonly (string | number | Uint8Array)[]

/** Statements on one database, or inside one transaction of it. Rows are trusted to have the columns the SQL names. */
export interface Sql {
  all<Row>(sql: string, ...values: Value[]): Promise<Row[]>
  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined>
  /** @returns how many rows it changed. */
  run(sql: string, ...values: Value[]): Promise<number>
}

/** Said with each transaction, because a pooler between us may hand us a session with other settings. */
const beginWriting = 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = on'
const beginReading = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
const mostTries = 5
// A machine that is gone without a word is noticed by this; a database that only pauses for a while is waited for.
const answerMs = 30_000
const connectMs = 5_000
const endMs = 1_000
// They are opened when they are needed; the next round of decisions may be a week away.
const idleMs = 10_000
// PostgreSQL's text cannot hold this one character; SQLite's can.
const nul = /\0/g

/** A pool of connections to one PostgreSQL database. Errors are StoreErrors that never hold the password. */
export class PostgresConnection implements Sql {
  readonly #pool: pg.Pool
  readonly #where: string

  /** @param most connections at once; each is opened when it is first needed and closed when it was not for ten seconds. */
  constructor(url: string, most: number) {
    this.#where = describe(url)
    this.#pool = new pg.Pool({
      connectionString: url,
      max: most,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: idleMs,
      query_timeout: answerMs,
      keepAlive: true,
      application_name: 'stanza',
      types: { getTypeParser },
    })
    // A connection that breaks, idle or not, is told here as well as to whoever waits for it. Unheard, it would end the process.
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  async all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    const ask = async (): Promise<Row[]> => (await this.#pool.query(sql, clean(values))).rows as Row[]
    try {
      return await ask()
    } catch (thrown) {
      const error = asPostgresError(thrown, this.#where)
      if (!(error instanceof StoreError) || error.code !== 'unavailable') throw error
      // A connection that broke while it was idle shows only when it is used; asking twice harms nothing.
      return ask().catch((again: unknown) => {
        throw asPostgresError(again, this.#where)
      })
    }
  }

  async get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return (await this.all<Row>(sql, ...values))[0]
  }

  async run(sql: string, ...values: Value[]): Promise<number> {
    return this.transaction((inside) => inside.run(sql, ...values))
  }

  /**
   * One statement that is a transaction of its own: one way to the server and back. Unlike `all` it is never asked twice,
   * since a connection that broke leaves unknown whether it happened. Resolves when it is flushed to storage.
   */
  async commit<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    try {
      return (await this.#pool.query(sql, clean(values))).rows as Row[]
    } catch (error) {
      throw asPostgresError(error, this.#where)
    }
  }

  /** Runs `work`, all or nothing, again where another node stood in the way. Resolves when it is flushed to storage. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#attempt(beginWriting, work, 1)
  }

  /** Reads several things as they were at one moment. */
  moment<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#attempt(beginReading, work, 1)
  }

  /** Waits for what is under way, but not for a database that does not answer. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, endMs)
    })
    await Promise.race([this.#pool.end(), late])
    clearTimeout(timer)
  }

  async #attempt<T>(begin: string, work: (sql: Sql) => Promise<T>, tries: number): Promise<T> {
    try {
      return await this.#once(begin, work)
    } catch (thrown) {
      if (isConflict(thrown) && tries < mostTries) return this.#attempt(begin, work, tries + 1)
      throw asPostgresError(thrown, this.#where)
    }
  }

  async #once<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    let isUsable = false
    try {
      await client.query(begin)
      const result = await work(sqlOn(client))
      await client.query('COMMIT')
      isUsable = true
      return result
    } catch (error) {
      const told = asPostgresError(error, this.#where)
      const isLost = told instanceof StoreError && told.code === 'unavailable'
      // On a connection that does not answer, a ROLLBACK would only be waited for as well.
      if (!isLost)
        isUsable = await client.query('ROLLBACK').then(
          () => true,
          () => false,
        )
      throw error
    } finally {
      client.release(!isUsable)
    }
  }
}

const sqlOn = (client: pg.PoolClient): Sql => {
  const ask = (sql: string, values: readonly Value[]): Promise<pg.QueryResult> =>
    client.query(sql, clean(values))
  return {
    all: async <Row>(sql: string, ...values: Value[]) => (await ask(sql, values)).rows as Row[],
    get: async <Row>(sql: string, ...values: Value[]) => (await ask(sql, values)).rows[0] as Row | undefined,
    run: async (sql, ...values) => (await ask(sql, values)).rowCount ?? 0,
  }
}

const clean = (values: readonly Value[]): Value[] =>
  values.map((value) => (typeof value === 'string' ? value.replaceAll(nul, '\uFFFD') : value))

const [byteaType, bigintType] = [17, 20]

/** Bytes as plain arrays, and counters, which stay far below 2^53, as numbers. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: unknown) => {
  if (type === bigintType) return Number
  const usual = pg.types.getTypeParser(type, format as 'text') as (value: string) => unknown
  if (type !== byteaType) return usual
  return (value: string) => {
    const bytes = usual(value) as Buffer
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  }
}

/** Which database, for a message: without user and password. */
function describe(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? (hostname || 'this machine')
  return `DATABASE_URL: database "${decodeURIComponent(pathname.slice(1))}" on ${host}${port === '' ? '' : `:${port}`}`
}
