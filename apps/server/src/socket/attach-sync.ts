import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Access, CloseReason, Rooms, Seat } from '@stanza/relay'
import { reviewOf } from '@stanza/review'
import { schemaVersion } from '@stanza/schema'
import type { Store } from '@stanza/store'
import type { Logger } from 'pino'
import { WebSocketServer, type WebSocket } from 'ws'
import { hereEveryMs, type PersonHere } from '../nodes/far-people.ts'
import { accessOf, reviewAccessOf } from './access-of.ts'
import { HandshakeRate } from './handshake-rate.ts'
import {
  isOriginAllowed,
  readTarget,
  refuseUpgrade,
  type RefusedStatus,
  type SyncTarget,
} from './handshake.ts'
import { LiveSocket } from './live-socket.ts'
import { RoomColors } from './person-color.ts'
import { seldom } from './seldom.ts'
import type { Authenticate, SyncCredentials, SyncVisitor } from './sync-visitor.ts'
import { systemClock } from './system-clock.ts'

export interface SyncConfig {
  /** Address that browsers use, without a trailing slash. */
  readonly baseUrl: string
  /** Upgrades a second from one address (relay.md, limits: 10). */
  readonly handshakesPerSecond: number
  /** Largest WebSocket message, in bytes: above what the relay refuses with a sentence, below what hurts. */
  readonly largestMessage: number
  /** How often it is told that the server lives, and asked whether it does, in ms; default: 3 and 8 seconds. */
  readonly heartbeat?: {
    readonly beatMs: number
    readonly askMs: number
    readonly firstAnswerMs: number
  }
  /** How long somebody may take to say who they are, in ms; default: 5 seconds (threats.md T02). */
  readonly authenticateMs?: number
  /** The client's address behind a trusted proxy; default: the socket's. */
  readonly addressOf?: (request: IncomingMessage) => string
}

export const usualSyncConfig = { handshakesPerSecond: 10, largestMessage: 6 * 1024 * 1024 } as const

export interface SyncParts {
  readonly store: Pick<Store, 'edition' | 'issue' | 'openReview'>
  readonly rooms: Rooms
  readonly config: SyncConfig
  readonly authenticate: Authenticate
  readonly log: Logger
  /** The other nodes: who is there over them, and who to tell of ours. */
  readonly elsewhere?: Elsewhere
  /** Told of every connection that was refused before it was in a room: the HTTP status, or the reason of its close. */
  readonly onRefusal?: (why: RefusedStatus | CloseReason) => void
  /** Told of every connection that had a place and was ended here, not by its room. */
  readonly onClose?: (reason: CloseReason) => void
  /** Names the newsletter's settings that hold now; a browser that knows others asks for them. */
  readonly settings?: () => string
}

/** People who have the same texts open over other nodes. */
export interface Elsewhere {
  /** Their colours, by their ids. */
  peopleIn(edition: string): ReadonlyMap<string, string>
  /** Who has it open here, whenever that changes and every 10 s. */
  tellHere(edition: string, people: readonly PersonHere[]): void
}

export interface Sync {
  /** How many sockets are open. */
  readonly connections: number
  /** The people who have the text of an edition open now, over any node: their colours there, by their ids. */
  present(edition: string): ReadonlyMap<string, string>
  /** Asks again who everybody is and what they may do. Call it when a link, a phase, a name or the settings change. */
  recheck(): Promise<void>
  /** Commits, acknowledges and sends everybody away, in less than 5 s. */
  close(): Promise<void>
}

interface Connection {
  readonly socket: LiveSocket
  readonly credentials: SyncCredentials
  readonly issue: string
  readonly target: SyncTarget
  readonly person: string
  readonly color: string
  readonly seat: Seat
}

const usualAuthenticateMs = 5_000
/**
 * Who did not answer one question is gone by the next. A page cannot see that it is asked, nor that its connection has
 * silently died, so it is told something this often: an awareness frame about nobody, which every y-websocket client
 * understands. Silence of 7.5 s is *Offline* there (silence.ts). The first question waits behind the whole text, in buffers
 * that nobody sees into: a minute is 480 KB at 64 kbit/s.
 */
const usualHeartbeat = { beatMs: 3_000, askMs: 8_000, firstAnswerMs: 60_000 }
const beat = [Uint8Array.of(1, 1, 0)]
const syncFrame = 0
// Without being told, a changed right acts at the latest then (relay.md, access: 30 s).
const recheckMs = 25_000

/** Serves `/sync/<edition>` on an HTTP server: y-websocket's protocol and the frames of relay.md. */
export function attachSync(http: Server, parts: SyncParts): Sync {
  const { store, rooms, config, authenticate, onRefusal = () => undefined } = parts
  const { beatMs, askMs, firstAnswerMs } = config.heartbeat ?? usualHeartbeat
  const tellSeldom = seldom(parts.log, systemClock)
  const rate = new HandshakeRate(config.handshakesPerSecond)
  const connections = new Set<Connection>()
  const colors = new RoomColors()
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: config.largestMessage,
    perMessageDeflate: false,
  })
  let isClosing = false
  /** How often everybody was asked again; who was let in before the last time and seated after it is asked once more. */
  let rechecks = 0

  const refuse = (stream: Duplex, status: RefusedStatus, text: string): void => {
    onRefusal(status)
    refuseUpgrade(stream, status, text)
  }
  const turnAway = (socket: LiveSocket, reason: CloseReason): void => {
    onRefusal(reason)
    sendAway(socket, reason)
  }

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // A socket that breaks half way must not end the process (threats.md S31).
    stream.on('error', destroyThis)
    const target = readTarget(request.url)
    const address = config.addressOf?.(request) ?? request.socket.remoteAddress ?? ''
    if (isClosing) return refuse(stream, 503, 'The server is restarting.')
    if (target === null) return refuse(stream, 404, 'There is nothing at this address.')
    if (!rate.allows(address, Date.now())) return refuse(stream, 429, 'Too many connections at once.')
    if (!isOriginAllowed(request, config.baseUrl)) {
      return refuse(stream, 403, `This came from another address than ${config.baseUrl}.`)
    }
    admit(request, stream, head, target).catch((error: unknown) => {
      tellSeldom('upgrade failed', { edition: target.edition }, error)
      stream.destroy()
    })
  }

  async function admit(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    target: SyncTarget,
  ): Promise<void> {
    const { cookie, authorization } = request.headers
    const credentials = { headers: { cookie, authorization } }
    const asOf = rechecks
    const visitor = await withinTime(authenticate(credentials), config.authenticateMs ?? usualAuthenticateMs)
    if (visitor === 'too-late') return refuse(stream, 503, 'The sign-in took too long.')
    // A browser cannot read the status of a refused upgrade: one with an old session is told by a close code.
    if ('refusal' in visitor && cookie === undefined) return refuse(stream, 401, 'Who are you?')
    webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      const socket = new LiveSocket(webSocket, stream, firstAnswerMs)
      webSocket.on('error', terminateThis)
      // Nothing is read before there is a place for it, so nothing piles up (threats.md S28).
      webSocket.pause()
      seatVisitor(socket, credentials, 'refusal' in visitor ? null : visitor, target, asOf).catch(
        (error: unknown) => {
          tellSeldom('join failed', { edition: target.edition }, error)
          turnAway(socket, 'load-failed')
        },
      )
    })
  }

  async function seatVisitor(
    socket: LiveSocket,
    credentials: SyncCredentials,
    visitor: SyncVisitor | null,
    target: SyncTarget,
    asOf: number,
  ): Promise<void> {
    const { edition, document, schema, epoch } = target
    if (visitor === null) return turnAway(socket, 'not-signed-in')
    if (schema !== null && schema < schemaVersion) return turnAway(socket, 'reload')
    const row = await store.edition(edition)
    const access = row && (await accessTo(visitor, row.issue, document))
    // What is not there and what one may not see are answered alike.
    if (row === null || access === null) return turnAway(socket, 'not-allowed')
    // The review has a history of its own, which its hello names; a browser keeps no copy of it.
    if (document === 'text' && epoch !== null && epoch !== row.epoch) return turnAway(socket, 'new-epoch')
    const { id, name } = visitor.person
    const room = roomOf(target)
    if (document === 'review') await store.openReview(edition, room)
    const person = { id, name, color: colors.take(edition, id, parts.elsewhere?.peopleIn(edition)) }
    const seat = await rooms.join(room, { connection: newConnectionId(), person, access }, socket)
    if (typeof seat === 'string') {
      colors.giveBack(edition, id)
      return turnAway(socket, seat)
    }
    listen({ socket, credentials, issue: row.issue, target, person: id, color: person.color, seat }, asOf)
  }

  function listen(connection: Connection, asOf: number): void {
    const { socket, seat, target, person } = connection
    const { webSocket } = socket
    const where = () => ({ document: roomOf(target), connection: seat.connection })
    const leave = (code?: number): void => {
      if (connections.delete(connection)) tellHere(target.edition)
      parts.log.debug({ ...where(), code }, 'left')
      colors.giveBack(target.edition, person)
      seat.leave()
    }
    if (webSocket.readyState >= 2) return leave()
    connections.add(connection)
    parts.log.debug(where(), 'joined')
    tellHere(target.edition)
    socket.onFlood = () => sendOut(connection, 'too-fast')
    webSocket.on('close', (code) => leave(code))
    let hasText = false
    webSocket.on('message', (data, isBinary) => {
      if (!isBinary) return sendOut(connection, 'bad-frame')
      seat.receive(data as Buffer)
      if (hasText || (data as Buffer)[0] !== syncFrame) return
      // Right behind the text, which the first sync frame asks for: whoever is lost soon after that has answered once.
      hasText = true
      socket.ask()
    })
    if (asOf === rechecks) return webSocket.resume()
    // What was taken away while the text was loaded was asked only of those who were there (threats.md S41).
    settleAccess(connection, authenticate).then(
      () => webSocket.resume(),
      (error: unknown) => {
        tellSeldom('recheck failed', { edition: target.edition }, error)
        turnAway(socket, 'load-failed')
      },
    )
  }

  /** Ends a connection that has a place. What is still on its way from it has none any more. */
  function sendOut({ socket, seat, target }: Connection, reason: CloseReason): void {
    seat.leave()
    parts.log.debug({ document: roomOf(target), connection: seat.connection, reason }, 'dropped')
    parts.onClose?.(reason)
    sendAway(socket, reason)
  }

  function presentHere(edition: string): ReadonlyMap<string, string> {
    const here = [...connections].filter(
      ({ target }) => target.edition === edition && target.document === 'text',
    )
    return new Map(here.map(({ person, color }) => [person, color]))
  }

  function tellHere(edition: string): void {
    parts.elsewhere?.tellHere(
      edition,
      [...presentHere(edition)].map(([id, color]) => ({ id, color })),
    )
  }

  /** What a visitor may do now; null: nothing. */
  async function accessTo(
    visitor: SyncVisitor,
    issueId: string,
    document: SyncTarget['document'],
  ): Promise<Access | null> {
    const role = visitor.roleFor(issueId)
    const issue = role && (await store.issue(issueId))
    if (role === null || issue === null) return null
    const access = (document === 'text' ? accessOf : reviewAccessOf)(role, issue.phase)
    return parts.settings === undefined ? access : { ...access, settings: parts.settings() }
  }

  async function recheck(): Promise<void> {
    rechecks += 1
    const asked = new Map<string, ReturnType<Authenticate>>()
    const ask = (credentials: SyncCredentials): ReturnType<Authenticate> => {
      const key = JSON.stringify(credentials)
      const answer = asked.get(key) ?? authenticate(credentials)
      asked.set(key, answer)
      return answer
    }
    await Promise.all([...connections].map(async (connection) => settleAccess(connection, ask)))
  }

  async function settleAccess(connection: Connection, ask: Authenticate): Promise<void> {
    const { credentials, issue, target, seat, color } = connection
    const visitor = await ask(credentials)
    if ('refusal' in visitor) return sendOut(connection, visitor.refusal)
    const { id, name } = visitor.person
    seat.setAccess(await accessTo(visitor, issue, target.document), { id, name, color })
  }

  const beating = setInterval(() => {
    // Whose bytes still wait hears those.
    for (const { socket } of connections) if (socket.buffered() === 0) socket.send(beat)
  }, beatMs).unref()
  const asking = setInterval(() => connections.forEach(({ socket }) => socket.ask()), askMs).unref()
  const telling = setInterval(() => {
    for (const edition of new Set([...connections].map(({ target }) => target.edition))) tellHere(edition)
  }, hereEveryMs).unref()
  const rechecking = setInterval(() => {
    recheck().catch((error: unknown) => tellSeldom('recheck failed', {}, error))
  }, recheckMs).unref()
  http.on('upgrade', onUpgrade)

  return {
    get connections() {
      return connections.size
    },
    present: (edition) => new Map([...(parts.elsewhere?.peopleIn(edition) ?? []), ...presentHere(edition)]),
    recheck,
    async close() {
      isClosing = true
      clearInterval(asking)
      clearInterval(beating)
      clearInterval(telling)
      clearInterval(rechecking)
      await rooms.close()
      await closed([...connections].map(({ socket }) => socket.webSocket))
      http.off('upgrade', onUpgrade)
    },
  }
}

// Made once: a function made where a socket is let in would keep all that is known there for as long as the socket.
function destroyThis(this: Duplex): void {
  this.destroy()
}
function terminateThis(this: WebSocket): void {
  this.terminate()
}

/** In one piece: Node puts a UUID together of fourteen, and the strings of all of them would stay as long as the socket. */
const newConnectionId = (): string => Buffer.from(randomUUID(), 'latin1').toString('latin1')

const roomOf = ({ edition, document }: SyncTarget): string =>
  document === 'text' ? edition : reviewOf(edition)

/** Who cannot say who they are in time is not waited for. */
async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | 'too-late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'too-late'>((resolve) => {
    timer = setTimeout(() => resolve('too-late'), ms)
  })
  const first = await Promise.race([work, late])
  clearTimeout(timer)
  return first
}

function sendAway(socket: LiveSocket, reason: CloseReason): void {
  socket.webSocket.resume()
  socket.close(reason)
}

/** Resolves when all are closed; one that does not close by itself is cut off by its own timer. */
function closed(webSockets: readonly WebSocket[]): Promise<unknown> {
  const isOpen = ({ readyState }: WebSocket): boolean => readyState < 3
  return Promise.all(
    webSockets
      .filter(isOpen)
      .map((webSocket) => new Promise((resolve) => void webSocket.once('close', resolve))),
  )
}
