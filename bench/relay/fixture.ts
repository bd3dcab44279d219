import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { settle } from '@stanza/relay'
import { openSqliteStore, type Store } from '@stanza/store'
import { temporaryFolder } from '@stanza/testkit'
import * as Y from 'yjs'

/** The same documents for every relay: our database, and a table of states for the peers. */
export interface Fixture extends AsyncDisposable {
  readonly folder: string
  readonly token: string
  /** Rooms of a line of text. */
  readonly small: readonly string[]
  /** Rooms of 20,000 operations, for the memory of a loaded room. */
  readonly medium: readonly string[]
  /** Rooms of so many operations, for joins; a cold join needs one of its own each time. */
  readonly large: readonly string[]
  readonly huge: readonly string[]
  readonly largeBytes: number
  readonly hugeBytes: number
  readonly mediumState: Uint8Array
}

export interface FixtureSizes {
  readonly small: number
  readonly medium: number
  readonly large: number
  readonly huge: number
}

const dayMs = 86_400_000
/** Of the sequence by which the documents are typed: another seed, other documents of the same kind. */
export const fixtureSeed = 1
// Operations in one transaction: one for each would take minutes.
const atOnce = 1_000

export async function makeFixture(sizes: FixtureSizes): Promise<Fixture> {
  const folder = temporaryFolder()
  const store = await openSqliteStore(folder.path)
  const states = new DatabaseSync(join(folder.path, 'states.db'))
  states.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE documents (name TEXT PRIMARY KEY, state BLOB NOT NULL)',
  )
  const keep = states.prepare('INSERT INTO documents (name, state) VALUES (?, ?)')
  let issues = 0
  const rooms = async (count: number, state: Uint8Array): Promise<string[]> => {
    const made: string[] = []
    // As our rooms leave a document behind when the last has left.
    const settled = settle([state])
    for (let left = count; left > 0; left -= 1) {
      const edition = await makeEdition(store, issues, state)
      issues += 1
      await store.snapshot(edition, 1, settled.state, settled.outline)
      keep.run(edition, state)
      made.push(edition)
    }
    return made
  }
  const typedFor = (count: number, operations: number): Uint8Array => typed(count > 0 ? operations : 1)
  const [large, huge] = [typedFor(sizes.large, 200_000), typedFor(sizes.huge, 1_000_000)]
  const medium = typedFor(sizes.medium, 20_000)
  const fixture = {
    folder: folder.path,
    token: await makeToken(store),
    small: await rooms(sizes.small, typed(20)),
    medium: await rooms(sizes.medium, medium),
    large: await rooms(sizes.large, large),
    huge: await rooms(sizes.huge, huge),
    largeBytes: large.length,
    hugeBytes: huge.length,
    mediumState: medium,
    [Symbol.asyncDispose]: () => folder.remove(),
  }
  states.close()
  await store.close()
  return fixture
}

/** So many documents of a line, and who may write in them, in a store that is empty. */
export async function documentsIn(
  store: Store,
  count: number,
): Promise<{ readonly token: string; readonly rooms: readonly string[] }> {
  const rooms: string[] = []
  const state = typed(20)
  while (rooms.length < count) rooms.push(await makeEdition(store, rooms.length, state))
  return { token: await makeToken(store), rooms }
}

async function makeEdition(store: Store, day: number, state: Uint8Array): Promise<string> {
  const date = new Date(Date.UTC(2000, 0, 1) + day * dayMs).toISOString().slice(0, 10)
  const first = { language: 'en', base: '', state, author: 'founder' }
  return (await store.createIssue({ date }, first)).edition.id
}

async function makeToken(store: Store): Promise<string> {
  const token = randomUUID()
  const hash = createHash('sha256').update(token).digest('hex')
  await store.createToken({ purpose: 'sync', role: 'writer' }, hash)
  return token
}

/** The state of a text that so many operations made: people type ten letters, then go elsewhere; every fifth deletes. */
function typed(operations: number): Uint8Array {
  const ydoc = new Y.Doc()
  const text = ydoc.getText('content')
  // A fixed sequence, so that every run measures the same document (a linear congruential generator, Numerical Recipes).
  let state = fixtureSeed
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  let place = 0
  const operate = (index: number): void => {
    if (index % 10 === 0) place = below(text.length + 1)
    if (index % 5 === 4 && place > 0) text.delete((place -= 1), 1)
    else text.insert(place++, 'abcdefghij'[below(10)] as string)
  }
  for (let from = 0; from < operations; from += atOnce) {
    ydoc.transact(() => {
      for (let index = from; index < Math.min(from + atOnce, operations); index += 1) operate(index)
    })
  }
  const bytes = Y.encodeStateAsUpdate(ydoc)
  ydoc.destroy()
  return bytes
}
