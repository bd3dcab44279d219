import { createHash, randomBytes } from 'node:crypto'
import { contentDigest, documentOf } from '@stanza/relay'
import { documentSchema } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import type { Role } from '@stanza/schema/api'
import { initialState } from '@stanza/server'
import { openPostgresStore, openSqliteStore, type LinkRow, type PersonRow, type Store } from '@stanza/store'
import { temporaryFolder } from '@stanza/testkit'

/** Somebody with a session, as a browser that sends its cookie. */
export interface Guest {
  readonly person: PersonRow
  readonly link: LinkRow
  readonly cookie: string
}

/** A data folder with one edition to write in, one to control by, and people who may. */
export interface DataFolder extends AsyncDisposable {
  readonly path: string
  /** PostgreSQL in place of the folder's own database. */
  readonly databaseUrl: string | null
  readonly issue: string
  readonly edition: string
  /** In the same process, untouched by the faults: it must not notice them (I8). */
  readonly control: string
  readonly guests: readonly Guest[]
  readonly owner: Guest
}

const never = '2999-01-01T00:00:00Z'

export interface Place {
  /** An own folder for the data, where the fault is in the file system. */
  readonly path?: string
  readonly databaseUrl?: string
}

export async function makeData(people: number, { path, databaseUrl }: Place = {}): Promise<DataFolder> {
  const folder = temporaryFolder()
  const data = path ?? folder.path
  const store = await (databaseUrl === undefined ? openSqliteStore(data) : openPostgresStore(databaseUrl))
  const paragraph = documentSchema.node('paragraph', null, [documentSchema.text('Once.')])
  const state = initialState(xmpp, documentSchema.node('doc', null, [paragraph]), { entries: [] })
  const make = async (date: string) =>
    store.createIssue({ date }, { language: 'en', base: '', state, author: 'founder' })
  const [{ issue, edition }, control] = [await make('2026-09-05'), await make('2026-10-05')]
  const guests: Guest[] = []
  while (guests.length < people) guests.push(await invite(store, 'writer', `Guest ${guests.length}`))
  const owner = await invite(store, 'owner', 'Owner')
  await store.close()
  return {
    path: data,
    databaseUrl: databaseUrl ?? null,
    issue: issue.id,
    edition: edition.id,
    control: control.edition.id,
    guests,
    owner,
    [Symbol.asyncDispose]: () => folder.remove(),
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

async function invite(store: Store, role: Role, name: string): Promise<Guest> {
  const secret = randomBytes(16).toString('base64url')
  const person = await store.createPerson(name)
  const wish = { role, issue: null, note: '', expires: null, once: false }
  const link = await store.createLink(wish, hashOf(`link ${secret}`), null)
  const seen = new Date().toISOString()
  await store.createSession(hashOf(secret), { person: person.id, link: link.id, seen, expires: never })
  return { person, link, cookie: `stanza=${secret}` }
}

export interface ColdLoad {
  readonly text: string
  readonly digest: string
  readonly head: number
  /** What is wrong with the rows themselves. */
  readonly wrong: readonly string[]
}

/** What the database alone says: the text and its digest. */
export async function coldLoad(
  { path, databaseUrl }: Pick<DataFolder, 'path' | 'databaseUrl'>,
  edition: string,
): Promise<ColdLoad> {
  const store = await (databaseUrl === null ? openSqliteStore(path) : openPostgresStore(databaseUrl))
  try {
    const log = await store.load(edition)
    if (log === null) throw new Error('the edition is not in the database')
    const ydoc = documentOf(
      [...(log.snapshot === null ? [] : [log.snapshot]), ...log.tail].map(({ bytes }) => bytes),
    )
    const isWhole = ydoc.store.pendingStructs === null && ydoc.store.pendingDs === null
    const rows = await store.since(edition, 0)
    const isGapless = rows.length === log.head && rows.every(({ seq }, index) => seq === index + 1)
    return {
      text: ydoc.getXmlFragment('content').toString(),
      digest: contentDigest(ydoc),
      head: log.head,
      wrong: [
        ...(isWhole ? [] : ['I3: the log has updates that build on what is not there']),
        ...(isGapless ? [] : [`the log's numbers are not 1 to ${log.head}: there are ${rows.length} rows`]),
      ],
    }
  } finally {
    await store.close()
  }
}
