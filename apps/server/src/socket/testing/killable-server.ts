import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openPostgresStore, openSqliteStore } from '@stanza/store'
import pino from 'pino'
import { attachSync, usualSyncConfig } from '../attach-sync.ts'
import { authenticateBy } from '../authenticate.ts'
import { openRooms } from '../open-rooms.ts'

// A server in a process of its own, for a test to kill: `node killable-server.ts FOLDER PORT [POSTGRES]`. Says its port when it listens.
const [folder = '', port = '0', databaseUrl] = process.argv.slice(2)
const store = await (databaseUrl === undefined ? openSqliteStore(folder) : openPostgresStore(databaseUrl))
const http = createServer()
const log = pino({ level: 'silent' })
http.listen(Number(port), '127.0.0.1', () => {
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const shared = databaseUrl === undefined ? {} : { shared: { neighbours: null } }
  const rooms = openRooms({ store, log, ...shared })
  const config = { ...usualSyncConfig, baseUrl, handshakesPerSecond: 10_000 }
  attachSync(http, { store, rooms, config, authenticate: authenticateBy(store, baseUrl), log })
  process.stdout.write(`${baseUrl}\n`)
})
