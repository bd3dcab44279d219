import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Limits, Rooms } from '@stanza/relay'
import type { Role } from '@stanza/schema/api'
import {
  openPostgresStore,
  openSqliteStore,
  type DatabaseOptions,
  type EditionRow,
  type LinkRow,
  type PersonRow,
  type Store,
} from '@stanza/store'
import pino from 'pino'
import * as Y from 'yjs'
import { hashSecret } from '../../access/secret.ts'
import { attachSync, type Sync, type SyncConfig } from '../attach-sync.ts'
import { authenticateBy } from '../authenticate.ts'
import { openRooms } from '../open-rooms.ts'

/** Somebody with a link and a session, as a browser that sends its cookie. */
export interface Guest {
  readonly person: PersonRow
  readonly link: LinkRow
  readonly cookie: string
}

/** A real store, real rooms and a real socket on a free port, with one edition in it. */
export interface SyncOffice extends AsyncDisposable {
  readonly edition: EditionRow
  readonly store: Store
  readonly rooms: Rooms
  readonly sync: Sync
  readonly baseUrl: string
  readonly folder: string
  /** What was logged, one JSON text a line. */
  readonly logged: string[]
  invite(role: Role, name?: string): Promise<Guest>
  /** Stops the server as SIGTERM does, and starts it again on the same data and the same port. */
  restart(options?: OfficeOptions): Promise<void>
}

export interface OfficeOptions {
  readonly limits?: Partial<Limits>
  readonly config?: Partial<SyncConfig>
  readonly database?: DatabaseOptions
  /** A PostgreSQL, in place of a folder's own database. */
  readonly databaseUrl?: string
  /** Time in ms since 1970, by which sessions end. */
  readonly now?: () => number
}

const lifted: Partial<SyncConfig> = { handshakesPerSecond: 10_000 }

export async function openOffice(options: OfficeOptions = {}): Promise<SyncOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'stanza-sync-'))
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })

  const start = async (wish: OfficeOptions, port: number) => {
    const { databaseUrl } = options
    const store = await (databaseUrl === undefined
      ? openSqliteStore(folder, wish.database)
      : openPostgresStore(databaseUrl))
    const http = createServer()
    await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    const rooms = openRooms({
      store,
      log,
      ...(wish.limits === undefined ? {} : { limits: wish.limits }),
      ...(databaseUrl === undefined ? {} : { shared: { neighbours: null } }),
    })
    const config = {
      baseUrl,
      handshakesPerSecond: 10,
      largestMessage: 6 * 1024 * 1024,
      ...lifted,
      ...wish.config,
    }
    const authenticate = authenticateBy(store, baseUrl, wish.now)
    const sync = attachSync(http, { store, rooms, config, authenticate, log })
    const stop = async (): Promise<void> => {
      await sync.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await store.close()
    }
    return { store, rooms, sync, baseUrl, stop }
  }

  let running = await start(options, 0)
  const first = { language: 'en', base: '', state: stateSaying('Once'), author: 'founder' }
  const { edition } = await running.store.createIssue({ date: '2026-09-05' }, first)

  return {
    edition,
    folder,
    logged,
    get store() {
      return running.store
    },
    get rooms() {
      return running.rooms
    },
    get sync() {
      return running.sync
    },
    get baseUrl() {
      return running.baseUrl
    },
    async invite(role, name = role) {
      const { store } = running
      const secret = randomBytes(16).toString('base64url')
      const person = await store.createPerson(name)
      const wish = { role, issue: null, note: '', expires: null, once: false }
      const link = await store.createLink(wish, hashSecret(`link ${secret}`), null)
      const [seen, expires] = [new Date(options.now?.() ?? Date.now()).toISOString(), '2999-01-01T00:00:00Z']
      await store.createSession(hashSecret(secret), { person: person.id, link: link.id, seen, expires })
      return { person, link, cookie: `stanza=${secret}` }
    },
    async restart(wish = options) {
      const port = Number(new URL(running.baseUrl).port)
      await running.stop()
      running = await start(wish, port)
    },
    async [Symbol.asyncDispose]() {
      await running.stop()
      await rm(folder, { recursive: true })
    },
  }
}

function stateSaying(words: string): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.getText('content').insert(0, words)
  return Y.encodeStateAsUpdate(ydoc)
}
