import { createServer } from 'node:http'
import { openSqliteStore, type Store } from '@stanza/store'
import pino from 'pino'
import { attachSync, usualSyncConfig } from '../../apps/server/src/socket/attach-sync.ts'
import { authenticateBy } from '../../apps/server/src/socket/authenticate.ts'
import { openRooms } from '../../apps/server/src/socket/open-rooms.ts'
import type { Authenticate } from '../../apps/server/src/socket/sync-visitor.ts'
import type { DeathPoint } from './death-point.ts'

// The product's socket with one fault built in: `node broken-server.ts FAULT`. A suite that lets one of these pass proves
// nothing (threats.md F45). The product's own entry knows nothing of them.
const [fault, point = '', nth = '1'] = process.argv.slice(2)
const { PORT: port = '', BASE_URL: baseUrl = '', DATA_DIR: folder = '' } = process.env
const writeLateMs = 400

/** A log that answers before, or without, doing what it says; `keep` does it as it likes. */
function answering(store: Store, keep: (batch: Parameters<Store['append']>[0]) => void): Store {
  const heads = new Map<string, number>()
  return {
    ...store,
    async load(document) {
      const log = await store.load(document)
      if (log !== null) heads.set(document, log.head)
      return log
    },
    append(batch) {
      keep(batch)
      const seqs = batch.map(({ document }) => {
        const seq = (heads.get(document) ?? 0) + 1
        heads.set(document, seq)
        return seq
      })
      return Promise.resolve(seqs)
    },
  }
}

/** kill -9 by its own hand, the n-th time that it comes to a point. */
let left = Number(nth)
function at(name: DeathPoint): void {
  if (name !== point) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

/** Dies at a point on the way of an update (threats.md F04). */
const dying = (store: Store): Store => ({
  ...store,
  async append(batch) {
    at('after-apply')
    const kept = store.append(batch)
    at('in-write')
    const seqs = await kept
    at('after-flush')
    return seqs
  },
  async snapshot(...snapshot) {
    const kept = store.snapshot(...snapshot)
    at('in-compaction')
    await kept
    at('after-compaction')
  },
})

/** Of each document: with one count for all, every hundredth may be the control room's, at which nobody looks. */
const updates = new Map<string, number>()
let loads = 0
const faults: Readonly<Record<string, (store: Store) => Store>> = {
  'acknowledges-early': (store) =>
    answering(store, (batch) => void setTimeout(() => void store.append(batch), writeLateMs)),
  'drops-every-100th': (store) =>
    answering(store, (batch) => {
      const isKept = ({ document }: (typeof batch)[number]): boolean => {
        const count = (updates.get(document) ?? 0) + 1
        updates.set(document, count)
        return count % 100 !== 0
      }
      void store.append(batch.filter(isKept))
    }),
  'knows-no-epoch': (store) => ({
    ...store,
    async edition(id) {
      const row = await store.edition(id)
      return row && { ...row, epoch: 'the only one' }
    },
    async load(document) {
      const log = await store.load(document)
      return log && { ...log, epoch: 'the only one' }
    },
  }),
  'checks-no-owner': (store) => store,
  dies: dying,
  /** Not broken, but unlucky: the first loads fail, as with a database that is just starting. */
  'loads-fail': (store) => ({
    ...store,
    async load(document) {
      loads += 1
      if (loads <= 20) throw new Error('the database is not there yet')
      return store.load(document)
    },
  }),
}

const harm = faults[fault ?? '']
if (harm === undefined) throw new Error(`there is no fault ${fault}`)
const store = harm(await openSqliteStore(folder))
const authenticate = authenticateBy(store, baseUrl)
const everybodyIsOne: Authenticate = async (credentials) => {
  const visitor = await authenticate(credentials)
  return 'refusal' in visitor ? visitor : { ...visitor, person: { id: 'everybody', name: null } }
}
// It has a socket and nothing else.
const http = createServer((_request, response) => void response.writeHead(501).end())
const log = pino({ level: 'silent' })
http.listen(Number(port), '127.0.0.1', () => {
  const sync = attachSync(http, {
    store,
    // The room has told everybody when it reports a commit.
    rooms: openRooms({ store, log, onEvent: ({ kind }) => kind === 'committed' && at('after-telling') }),
    config: { ...usualSyncConfig, baseUrl, handshakesPerSecond: 10_000 },
    authenticate: fault === 'checks-no-owner' ? everybodyIsOne : authenticate,
    log,
  })
  process.once(
    'SIGTERM',
    () =>
      void sync
        .close()
        .then(() => store.close())
        .then(() => process.exit(0)),
  )
  process.stdout.write('ready\n')
})
