import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface RawSocket extends Disposable {
  readonly frames: Uint8Array[]
  send(bytes: Uint8Array): void
  /** Sends a frame of the protocol itself. */
  control(kind: 'ping' | 'pong'): void
  /** Resolves with the first frame, of those there or to come, for which the test holds. */
  frame(test: (bytes: Uint8Array) => boolean): Promise<Uint8Array>
  /** The code it is closed with. */
  readonly closed: Promise<number>
}

/** Opens a socket by hand. Gives the HTTP status where the upgrade is refused. */
export async function openRaw(url: string, headers: Record<string, string>): Promise<RawSocket | number> {
  const webSocket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const frames: Uint8Array[] = []
  webSocket.on('message', (data) => void frames.push(data as Buffer))
  const closed = new Promise<number>((resolve) => void webSocket.once('close', resolve))
  const refused = new Promise<number>((resolve) => {
    webSocket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
  })
  // What the server does with the socket is told by its close; an abrupt end is an error here as well.
  webSocket.on('error', () => undefined)
  const status = await Promise.race([once(webSocket, 'open').then(() => null), refused])
  if (status !== null) return status
  return {
    frames,
    closed,
    send: (bytes) => webSocket.send(bytes),
    control: (kind) => webSocket[kind](),
    frame: (test) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = frames.find(test)
          if (found === undefined) return
          webSocket.off('message', look)
          resolve(found)
        }
        webSocket.on('message', look)
        void closed.then((code) => reject(new Error(`closed with ${code} before such a frame`)))
        look()
      }),
    [Symbol.dispose]: () => webSocket.terminate(),
  }
}
