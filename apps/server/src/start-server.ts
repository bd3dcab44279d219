import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '@stanza/store'
import pino, { type Logger } from 'pino'
import proxyAddress from 'proxy-addr'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Newsroom } from './editions/newsroom.ts'
import { createHttpServer } from './http/http-server.ts'
import { reasonOf } from './log/reason-of.ts'
import { RelayMetrics } from './metrics/relay-metrics.ts'
import { type NodeLink, openNodeLink } from './nodes/node-link.ts'
import { requireAssetBucket } from './nodes/open-store.ts'
import { firstOwnerLink } from './owner-link.ts'
import { type Rescuer, startRescue } from './rescue/rescuer.ts'
import type { NewsletterSettings } from './settings/newsletter-settings.ts'
import { openSettings } from './settings/open-settings.ts'
import { attachSync, type Sync, usualSyncConfig } from './socket/attach-sync.ts'
import { authenticateBy } from './socket/authenticate.ts'
import { openRooms } from './socket/open-rooms.ts'
import { systemClock } from './socket/system-clock.ts'
import { startVersionKeeper } from './versions/version-keeper.ts'

export interface RunningServer {
  readonly baseUrl: string
  /** What lets the first owner in; null when there is one. */
  readonly ownerLink: string | null
  readonly newsroom: Newsroom
  /** Stops accepting, saves and acknowledges, finishes the answers under way, closes the store. Under five seconds. */
  close(): Promise<void>
}

export interface ServerOptions {
  readonly log?: Logger
  /** The disk reported an error, so that nothing can be promised any more: the process must end (relay.md, mechanism 3). */
  readonly onDiskError?: () => void
  /** Time in ms since 1970, by which sessions end; a test has its own. */
  readonly now?: () => number
}

/** Time for answers that are under way when the server stops, before their connections are cut. */
const lastAnswersMs = 3_000
const unansweredMs = 1_000

/**
 * Starts the one process: store, rooms, HTTP and socket on one port.
 * @throws ConfigError or StoreError that says what to do; nothing listens then.
 */
export async function startServer(
  config: Config,
  { log = pino(), onDiskError = () => undefined, now = systemClock.now }: ServerOptions = {},
): Promise<RunningServer> {
  await requireAssetBucket(config, log)
  const { store, settings } = await openSettings(config, log)
  const { newsletter } = settings
  const { databaseUrl = null, redisUrl = null } = config
  const link = redisUrl === null ? null : openNodeLink(redisUrl, log)
  const http = createHttpServer()
  try {
    const port = await listen(http, config)
    const baseUrl = config.baseUrl ?? `http://localhost:${port}`
    const { relayLimits = {}, metricsToken = null } = config
    const relayMetrics = new RelayMetrics()
    const rooms = openRooms({
      store,
      log,
      onDiskError,
      limits: relayLimits,
      ...(databaseUrl === null ? {} : { shared: { neighbours: link } }),
      onEvent: (event) => relayMetrics.record(event),
    })
    const newsroom: Newsroom = {
      store,
      rooms,
      settings,
      get newsletter() {
        return settings.newsletter
      },
    }
    const operations = { store, rooms, relayMetrics, metricsToken }
    const sync = attachSync(http, {
      store,
      rooms,
      config: {
        ...usualSyncConfig,
        baseUrl,
        handshakesPerSecond: config.limits.handshakesPerSecond,
        addressOf: (request) => proxyAddress(request, [...config.trustedProxies]),
      },
      authenticate: authenticateBy(store, baseUrl, now),
      log,
      ...(link === null ? {} : { elsewhere: link }),
      onRefusal: (why) => relayMetrics.recordRefusal(why),
      onClose: (reason) => relayMetrics.recordClose(reason),
      settings: () => settings.revision,
    })
    const recheck = recheckIn(sync, log)
    link?.onRights(() => void settings.look().then(recheck, recheck))
    settings.onChange(() => void recheck())
    settings.follow()
    const rightsChanged = (): Promise<void> => {
      link?.tellRights()
      return recheck()
    }
    const { present } = sync
    const parts = { ...config, newsroom, operations, baseUrl, log, rightsChanged, present, now }
    http.on('request', createApp(parts))
    const stopKeeping = startVersionKeeper(newsroom, log)
    const { dataFolder } = config
    const onFailure = (): void => relayMetrics.recordFailure('rescue')
    const rescuer = startRescue({ newsroom, dataFolder, clock: systemClock, log, onFailure })
    const ownerLink = await firstOwnerLink(store, baseUrl)
    log.info({ port, host: config.host, baseUrl, newsletter: newsletter.name }, 'started')
    const close = once(() => stop({ http, sync, settings, stopKeeping, rescuer, store, link, log }))
    return { baseUrl, ownerLink, newsroom, close }
  } catch (error) {
    http.close()
    link?.close()
    await settings.stop()
    await store.close()
    throw error
  }
}

const recheckIn = (sync: Sync, log: Logger) => (): Promise<void> =>
  // The timer of the socket asks again soon, so that a failure here delays and does not forget.
  sync.recheck().catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'recheck failed'))

/** Listens, and gives the port. */
function listen(http: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })
}

interface Running {
  readonly http: Server
  readonly sync: Sync
  readonly settings: NewsletterSettings
  readonly stopKeeping: () => Promise<void>
  readonly rescuer: Rescuer
  readonly store: Store
  readonly link: NodeLink | null
  readonly log: Logger
}

async function stop({
  http,
  sync,
  settings,
  stopKeeping,
  rescuer,
  store,
  link,
  log,
}: Running): Promise<void> {
  const closed = new Promise((resolve) => void http.close(resolve))
  http.closeIdleConnections()
  const cut = setTimeout(() => http.closeAllConnections(), lastAnswersMs)
  await Promise.all([sync.close(), stopKeeping(), notLonger(rescuer.stop())])
  await closed
  clearTimeout(cut)
  link?.close()
  await notLonger(settings.stop())
  await store.close()
  log.info('stopped')
}

/** What only asks a database that does not answer is not waited for: people are gone, and what they wrote is on its disk. */
async function notLonger(work: Promise<void>): Promise<void> {
  await Promise.race([work, delay(unansweredMs, undefined, { ref: false })])
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null
  return () => (done ??= work())
}
