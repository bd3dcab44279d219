import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

export type Direction = 'to-server' | 'to-client'

/** What becomes of a message: the messages that are passed on in its place, now or later. */
export type Harm = (message: Buffer, direction: Direction, pass: (message: Buffer) => void) => void

export interface Proxy extends AsyncDisposable {
  readonly url: string
  /** How it harms from now on; null: not at all. */
  harm: Harm | null
  /** From now on nothing passes and nobody is told: a line that is down. What comes anew is not let in. */
  freeze(): void
  thaw(): void
  /** Cuts all connections. */
  cut(): void
}

const unharmed: Harm = (message, _direction, pass) => pass(message)

/** Stands between clients and server and passes WebSocket messages on, as well as it is told to. */
export async function openProxy(server: string, closeLaterMs = 0): Promise<Proxy> {
  const http = createServer()
  const near = new WebSocketServer({ server: http, perMessageDeflate: false })
  const pairs = new Set<readonly [WebSocket, WebSocket]>()
  let isFrozen = false
  http.on('connection', (socket) => void (isFrozen && socket.destroy()))
  near.on('connection', (client, { url = '', headers }) => {
    const { cookie = '', origin = '' } = headers
    const far = new WebSocket(server.replace('http', 'ws') + url, {
      headers: { cookie, origin },
      perMessageDeflate: false,
    })
    const pair = [client, far] as const
    pairs.add(pair)
    const early: Buffer[] = []
    const toServer = (message: Buffer): void => {
      if (far.readyState === WebSocket.CONNECTING) early.push(message)
      else if (far.readyState === WebSocket.OPEN) far.send(message)
    }
    const toClient = (message: Buffer): void => {
      if (client.readyState === WebSocket.OPEN) client.send(message)
    }
    far.on('open', () => early.splice(0).forEach((message) => far.send(message)))
    client.on('message', (data) => {
      ;(proxy.harm ?? unharmed)(data as Buffer, 'to-server', toServer)
    })
    far.on('message', (data) => {
      ;(proxy.harm ?? unharmed)(data as Buffer, 'to-client', toClient)
    })
    client.on('close', () => {
      pairs.delete(pair)
      setTimeout(() => far.terminate(), closeLaterMs)
    })
    far.on('close', (code, reason) => {
      if (code >= 1_000 && code !== 1_005 && code !== 1_006) client.close(code, reason)
      else client.terminate()
    })
    far.on('error', () => client.terminate())
    client.on('error', () => far.terminate())
  })
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
  const cut = (): void => near.clients.forEach((client) => client.terminate())
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    harm: null,
    freeze() {
      isFrozen = true
      // Not read, so not even pings are answered.
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    thaw() {
      isFrozen = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
    },
    cut,
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise((resolve) => void http.close(resolve))
    },
  }
  return proxy
}
