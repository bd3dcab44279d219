import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSqliteStore } from '@stanza/store'
import pino, { type Logger } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Newsroom } from './editions/newsroom.ts'
import { logRooms } from './editions/rooms.ts'
import { newsletterOf } from './newsletter-folder.ts'
import { firstOwnerLink } from './owner-link.ts'
import { startVersionKeeper } from './versions/version-keeper.ts'

export interface RunningServer {
  readonly baseUrl: string
  /** What lets the first owner in; null when there is one. */
  readonly ownerLink: string | null
  readonly newsroom: Newsroom
  /** Stops accepting, finishes what runs, closes the store. Under five seconds. */
  close(): Promise<void>
}

/** Time for answers that are under way when the server stops, before their connections are cut. */
const lastAnswersMs = 3_000

/**
 * Starts the one process: store, rooms, HTTP and socket on one port.
 * @throws ConfigError or StoreError that says what to do; nothing listens then.
 */
export async function startServer(config: Config, log: Logger = pino()): Promise<RunningServer> {
  const newsletter = newsletterOf(config.dataFolder)
  const store = await openSqliteStore(config.dataFolder)
  const http = createServer({ requestTimeout: 60_000, headersTimeout: 10_000, maxHeaderSize: 16 * 1024 })
  try {
    const port = await listen(http, config)
    const baseUrl = config.baseUrl ?? `http://localhost:${port}`
    const newsroom: Newsroom = { store, newsletter, rooms: logRooms(store) }
    const app = createApp({
      newsroom,
      baseUrl,
      limits: config.limits,
      trustedProxies: config.trustedProxies,
      log,
    })
    http.on('request', app)
    const stopKeeping = startVersionKeeper(newsroom, log)
    const ownerLink = await firstOwnerLink(store, baseUrl)
    log.info({ port, host: config.host, baseUrl, newsletter: newsletter.name }, 'started')
    const close = async (): Promise<void> => {
      const closed = new Promise((resolve) => void http.close(resolve))
      const cut = setTimeout(() => http.closeAllConnections(), lastAnswersMs)
      http.closeIdleConnections()
      await stopKeeping()
      await closed
      clearTimeout(cut)
      await store.close()
      log.info('stopped')
    }
    return { baseUrl, ownerLink, newsroom, close }
  } catch (error) {
    http.close()
    await store.close()
    throw error
  }
}

/** Listens, and gives the port. */
function listen(http: ReturnType<typeof createServer>, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })
}
