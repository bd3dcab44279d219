import type { Decoder } from 'lib0/decoding'
import type { Doc } from 'yjs'
import type { Clock } from '../clock.ts'
import { contentDigest } from '../content/content-digest.ts'
import {
  encodeMark,
  frameType,
  readNews,
  syncType,
  type Hello,
  type ServerNews,
  type StorageStatus,
} from '../frames.ts'
import { redAfterMs, type SaveState } from './save-state.ts'
import { SaveTracker, type SentFrame } from './save-tracker.ts'

/** The parts of y-websocket's WebsocketProvider (3.1) that are used: all public. */
export interface SyncProvider {
  readonly messageHandlers: ((encoder: never, decoder: Decoder, ...rest: never[]) => void)[]
  readonly wsconnected: boolean
  readonly ws: { close(): void } | null
  on(event: 'status', listener: StatusListener): void
  on(event: 'connection-close', listener: () => void): void
  off(event: 'status', listener: StatusListener): void
  off(event: 'connection-close', listener: () => void): void
}

type StatusListener = (event: { status: 'connected' | 'disconnected' | 'connecting' }) => void

/** The part of a WebSocket that is used. */
interface Socket {
  send(data: Uint8Array): void
}

export interface TrackOptions {
  readonly doc: Doc
  readonly clock: Clock
  readonly onState: (state: SaveState) => void
  /** Before the editor is bound, and again when role, phase or name change. */
  readonly onHello?: (hello: Hello) => void
  readonly onStorage?: (status: StorageStatus) => void
  /** The server is about to close: 44xx for good, other codes to come back later. */
  readonly onBye?: (code: number, retryAfterMs: number) => void
  /** Most of the text goes at once, by somebody of that name (or ''); the version holds what was there. */
  readonly onMassDeletion?: (version: string, name: string) => void
  /** This copy says something else than the server's at the same update: reload, and offer this copy as a draft. */
  readonly onDivergence?: (seq: number) => void
  /** Whether an update of the doc was made here; default: everything that the provider did not bring. */
  readonly isOwnChange?: (origin: unknown) => boolean
}

export interface Tracking {
  readonly state: SaveState
  /** Whether closing the tab would lose something now. */
  readonly wouldLose: boolean
  setKeptHere(keptHere: boolean): void
  /** The socket class to give the provider as `WebSocketPolyfill`: it sends a mark behind each sync frame. */
  wrapSocket<Class extends new (...args: never[]) => object>(Base: Class): Class
  /** Call once, before the provider connects. */
  attach(provider: SyncProvider): void
  destroy(): void
}

/**
 * Save state for a stock y-websocket provider, without a fork. Make the tracking before the provider (its listener must
 * hear a change before the provider sends it), then attach it:
 * `const tracking = trackProvider({…}); const provider = new WebsocketProvider(url, id, doc, { connect: false, disableBc: true,
 * WebSocketPolyfill: tracking.wrapSocket(WebSocket) }); tracking.attach(provider); provider.connect()`.
 */
export function trackProvider(options: TrackOptions): Tracking {
  const { doc, clock } = options
  const tracker = new SaveTracker({
    clock,
    onChange: (state) => {
      if (state.kind === 'saved') forget()
      else watch()
      options.onState(state)
    },
  })
  let provider: SyncProvider | null = null
  let storage: StorageStatus = 'ok'
  let stopWatching: (() => void) | null = null
  const forget = (): void => {
    stopWatching?.()
    stopWatching = null
  }
  // y-websocket asks for nothing twice: what was lost on the way comes again only with another connection.
  const watch = (): void => {
    stopWatching ??= clock.after(redAfterMs, () => {
      stopWatching = null
      if (provider?.wsconnected === true && storage === 'ok') provider.ws?.close()
      if (tracker.state.kind !== 'saved') watch()
    })
  }

  const onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin !== provider && (options.isOwnChange?.(origin) ?? true)) tracker.changed()
  }
  const onStatus = ({ status }: { status: string }): void => {
    // The connection before may have ended between a "degraded" and its "ok".
    storage = 'ok'
    if (status === 'connected') {
      forget()
      tracker.connected()
      watch()
    }
    if (status === 'disconnected') tracker.disconnected()
  }
  // An attempt that never became a connection changes no status of the provider, and is no connection all the same.
  const onClose = (): void => tracker.disconnected()
  const hear = (news: ServerNews): void => {
    if (news.kind === 'saved') forget()
    if (news.kind === 'storage') storage = news.status
    tracker.receive(news)
    if (news.kind === 'saved' && tracker.state.kind !== 'saved') watch()
    if (news.kind === 'hello') options.onHello?.(news.hello)
    if (news.kind === 'storage') options.onStorage?.(news.status)
    if (news.kind === 'bye') options.onBye?.(news.code, news.retryAfterMs)
    if (news.kind === 'deletion') options.onMassDeletion?.(news.version, news.name)
    // With a change of one's own under way the two may differ rightly.
    if (news.kind !== 'digest' || tracker.state.kind !== 'saved' || options.onDivergence === undefined) return
    if (contentDigest(doc) !== news.hash) options.onDivergence(news.seq)
  }
  doc.on('update', onUpdate)

  return {
    get state() {
      return tracker.state
    },
    get wouldLose() {
      return tracker.wouldLose
    },
    setKeptHere: (keptHere) => tracker.setKeptHere(keptHere),
    wrapSocket: (Base) =>
      new Proxy(Base, {
        construct(target, args) {
          const socket = Reflect.construct(target, args) as Socket
          sendMarks(socket, (frame) => tracker.sent(frame))
          return socket
        },
      }),
    attach(attached) {
      provider = attached
      for (const kind of newsKinds) {
        attached.messageHandlers[frameType[kind]] = (_encoder, decoder) => hear(readNews(kind, decoder))
      }
      attached.on('status', onStatus)
      attached.on('connection-close', onClose)
    },
    destroy() {
      forget()
      doc.off('update', onUpdate)
      provider?.off('status', onStatus)
      provider?.off('connection-close', onClose)
      tracker.destroy()
    },
  }
}

const newsKinds = [
  'hello',
  'saved',
  'refused',
  'digest',
  'storage',
  'bye',
  'deletion',
] as const satisfies readonly ServerNews['kind'][]
const syncFrames: readonly SentFrame[] = ['step1', 'step2', 'update']

function sendMarks(socket: Socket, numberOf: (frame: SentFrame) => number): void {
  const send = socket.send.bind(socket)
  socket.send = (data) => {
    send(data)
    const frame = syncFrames.find((name) => syncType[name] === data[1])
    if (data[0] === frameType.sync && frame !== undefined) send(encodeMark(numberOf(frame)))
  }
}
