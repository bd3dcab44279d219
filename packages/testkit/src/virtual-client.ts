import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface VirtualClientOptions {
  /** Address of the server, `http://127.0.0.1:8080`. */
  readonly server: string
  /** Id of the edition: the name of the room. */
  readonly edition: string
  /** Cookie header of a signed-in person. */
  readonly cookie?: string
  /** Bearer token of a program, in place of a cookie. */
  readonly token?: string
  /** A document that was written in before; default: an empty one. */
  readonly doc?: Y.Doc
}

/** A browser's end of the wire without the browser: the stock provider over `ws`. */
export interface VirtualClient extends Disposable {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Resolves when the room's state has arrived; rejects when the server refuses the socket for good. */
  readonly synced: Promise<void>
  /** Resolves when this client's document fulfils `condition`, at once or after any later change. */
  until(condition: (doc: Y.Doc) => boolean): Promise<void>
  close(): void
}

/** Joins an edition's room as a browser would, with its cookie and its Origin. */
export function virtualClient({
  server,
  edition,
  cookie,
  token,
  doc = new Y.Doc(),
}: VirtualClientOptions): VirtualClient {
  const headers: Record<string, string> = { origin: server }
  if (cookie !== undefined) headers['cookie'] = cookie
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`

  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers })
    }
  }

  const provider = new WebsocketProvider(`${server.replace(/^http/, 'ws')}/sync`, edition, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  // The relay's own frames, which a stock provider would complain about one by one.
  for (let frame = 110; frame <= 117; frame += 1) provider.messageHandlers[frame] = () => undefined
  const { promise: synced, resolve, reject } = Promise.withResolvers<void>()
  provider.on('sync', (isSynced) => isSynced && resolve())
  provider.on('connection-close', (event) => {
    // 44xx is the server's refusal for good; with other codes the provider tries again.
    if (event !== null && event.code >= 4400 && event.code < 4500)
      reject(new Error(`refused: ${event.code} ${event.reason}`))
  })
  // A test that expects a refusal awaits `synced`; one that never looks must not end the process.
  synced.catch(() => undefined)

  const until = (condition: (doc: Y.Doc) => boolean): Promise<void> => {
    if (condition(doc)) return Promise.resolve()
    const met = Promise.withResolvers<void>()
    const look = (): void => {
      if (!condition(doc)) return
      doc.off('afterTransaction', look)
      met.resolve()
    }
    doc.on('afterTransaction', look)
    return met.promise
  }
  const close = (): void => {
    provider.destroy()
    doc.destroy()
  }
  return { doc, provider, synced, until, close, [Symbol.dispose]: close }
}
