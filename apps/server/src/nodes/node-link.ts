import { randomUUID } from 'node:crypto'
import { createClient } from '@redis/client'
import type { NeighbourNews, Neighbours } from '@stanza/relay'
import type { Logger } from 'pino'
import { reasonOf } from '../log/reason-of.ts'
import { FarPeople, type PersonHere } from './far-people.ts'
import { type NodeMessage, readNodeMessage } from './node-message.ts'
import { spaced } from './spaced.ts'

/** The way to the other nodes, over Redis. */
export interface NodeLink extends Neighbours {
  /** Tells the others who has a text open here. */
  tellHere(document: string, people: readonly PersonHere[]): void
  /** Who has a text open on the other nodes: their colours, by their ids. */
  peopleIn(document: string): ReadonlyMap<string, string>
  /** Tells the others to ask the database again who may do what. */
  tellRights(): void
  onRights(listener: () => void): void
  close(): void
}

const channel = 'stanza'
const [soonestMs, latestMs] = [100, 2_000]
// What waits for a Redis that does not answer is old news; the rest is not even handed over.
const mostWaiting = 1_000
// A flood of messages makes no more questions to the database than this; a right that changed acts within 2 s.
const rightsEveryMs = 1_000

/** Redis begins its refusals with a word in capitals, and may go on with what it was sent: the password, too. */
const redisReason = (error: unknown): string =>
  /^[A-Z]{3,}(?= )/.exec(error instanceof Error ? error.message : '')?.[0] ?? reasonOf(error)

/**
 * Opens the way to the other nodes. Never fails: while Redis is away, at the start too, what is told is lost, and the nodes
 * find each other's work by looking every second. Both are logged once.
 */
export function openNodeLink(url: string, log: Logger): NodeLink {
  const node = randomUUID()
  const options = {
    url,
    pingInterval: 5_000,
    socket: {
      reconnectStrategy: (tries: number) => Math.min(soonestMs * 2 ** Math.min(tries, 10), latestMs),
    },
  }
  // A connection that listens cannot speak. What the speaking one cannot send at once is not worth sending later.
  const [ear, mouth] = [createClient(options), createClient({ ...options, disableOfflineQueue: true })]
  const listeners = new Set<NeighbourNews>()
  const farPeople = new FarPeople()
  const rightsListeners = new Set<() => void>()
  const askAgain = spaced(rightsEveryMs, () => rightsListeners.forEach((listener) => listener()))
  let isUp: boolean | null = null
  let waiting = 0

  const notice = (up: boolean, reason?: unknown): void => {
    if (isUp === up) return
    isUp = up
    if (up) log.info('redis: other nodes are heard at once')
    else
      log.warn(
        { reason: redisReason(reason) },
        'redis cannot be reached: other nodes are heard within a second',
      )
  }
  const tell = (message: Omit<NodeMessage, 'node'> & Record<string, unknown>): void => {
    if (!mouth.isReady || waiting >= mostWaiting) return
    waiting += 1
    mouth
      .publish(channel, JSON.stringify({ ...message, node }))
      .catch(() => undefined)
      .finally(() => (waiting -= 1))
  }
  const hear = (text: string): void => {
    const message = readNodeMessage(text)
    if (message === null || message.node === node) return
    if (message.kind === 'rights') askAgain()
    else if (message.kind === 'here')
      farPeople.hear(message.node, message.document, message.people, Date.now())
    else for (const news of listeners) pass(message, news)
  }

  for (const client of [ear, mouth]) client.on('error', (error: unknown) => notice(false, error))
  mouth.on('ready', () => notice(true))
  // Neither promise is settled before Redis is there; afterwards the clients mend themselves, subscription included.
  ear.connect().catch(() => undefined)
  ear.subscribe(channel, hear).catch(() => undefined)
  mouth.connect().catch(() => undefined)

  return {
    tellGrowth: (document, seq) => tell({ kind: 'grew', document, seq }),
    tellPresence: (document, entries) =>
      void (entries.length > 0 && tell({ kind: 'present', document, entries })),
    askWhoIsThere: (document) => tell({ kind: 'who', document }),
    tellDeletion: (document, version, name) => tell({ kind: 'deletion', document, version, name }),
    listen(news) {
      listeners.add(news)
      return () => void listeners.delete(news)
    },
    tellHere: (document, people) => tell({ kind: 'here', document, people }),
    peopleIn: (document) => farPeople.in(document, Date.now()),
    tellRights: () => tell({ kind: 'rights' }),
    onRights: (listener) => void rightsListeners.add(listener),
    close() {
      askAgain.stop()
      ear.destroy()
      mouth.destroy()
    },
  }
}

function pass(message: NodeMessage, news: NeighbourNews): void {
  if (message.kind === 'grew') news.grew(message.document, message.seq)
  else if (message.kind === 'present') news.present(message.document, message.entries)
  else if (message.kind === 'who') news.whoIsThere(message.document)
  else if (message.kind === 'deletion') news.deleted(message.document, message.version, message.name)
}
