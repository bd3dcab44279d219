import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import { once } from 'node:events'

/** One person's way to the server, which a test can cut as a train in a tunnel does. */
export interface Network extends AsyncDisposable {
  /** For a browser context's `proxy`. */
  readonly proxy: string
  /** `live`: only the editor's socket is gone, pages still load. `all`: nothing goes through. Open connections break. */
  cut(what: 'live' | 'all'): void
  /** Nothing goes through and nothing breaks, as when a router forgets a connection. */
  hush(): void
  mend(): void
  close(): Promise<void>
}

type State = 'open' | 'live' | 'all' | 'silent'

/**
 * A forward proxy on the loopback address. Chromium asks it with CONNECT for WebSockets and with a full address for pages,
 * so the two can be told apart without reading what they carry. A name in `.test` is this machine: browsers do not
 * take it for a secure address, as they take `127.0.0.1`.
 */
export async function openNetwork(): Promise<Network> {
  let state: State = 'open'
  const sockets = new Map<Socket, 'live' | 'page'>()
  const upstreams = new Map<Socket, Socket>()

  const server = createTcpServer((client) => {
    sockets.set(client, 'page')
    client.on('error', () => client.destroy())
    client.once('close', () => sockets.delete(client))
    client.once('data', (head) => pass(client, head))
  })

  const pass = (client: Socket, head: Buffer): void => {
    const [method = '', target = ''] = head.toString('latin1').split(' ', 2)
    const kind = method === 'CONNECT' ? 'live' : 'page'
    sockets.set(client, kind)
    if (state === 'all' || state === kind) return void client.destroy()
    if (state === 'silent') return void client.pause()
    const { hostname, port } = new URL(kind === 'live' ? `http://${target}` : target)
    const upstream = connect(Number(port || 80), hostname.endsWith('.test') ? '127.0.0.1' : hostname)
    upstream.on('error', () => client.destroy())
    upstreams.set(client, upstream)
    client.once('close', () => {
      upstreams.delete(client)
      upstream.destroy()
    })
    upstream.once('connect', () => {
      if (kind === 'live') client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      else upstream.write(asOriginRequest(head))
      client.pipe(upstream).pipe(client)
    })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port')

  const breakOff = (what: 'live' | 'all'): void => {
    for (const [socket, kind] of sockets) if (what === 'all' || kind === 'live') socket.destroy()
  }
  const close = async (): Promise<void> => {
    breakOff('all')
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    proxy: `http://127.0.0.1:${address.port}`,
    cut(what) {
      state = what
      breakOff(what)
    },
    hush() {
      state = 'silent'
      for (const [client, upstream] of upstreams) {
        client.unpipe(upstream).pause()
        upstream.unpipe(client).pause()
      }
    },
    mend() {
      // What was silent for a while is taken for dead by both sides.
      if (state === 'silent') breakOff('all')
      state = 'open'
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/**
 * `GET http://host/path` as the server expects it, `GET /path`; and the connection closed after it, so that the next request
 * is a connection that may be cut.
 */
function asOriginRequest(head: Buffer): Buffer {
  const text = head.toString('latin1')
  return Buffer.from(
    text
      .replace(/^(\S+) http:\/\/[^/\s]+/, '$1 ')
      .replace(/^(\S+)  /, '$1 ')
      .replace(/\r\n(?:Proxy-)?Connection: [^\r]*/gi, '')
      .replace('\r\n', '\r\nConnection: close\r\n'),
    'latin1',
  )
}
