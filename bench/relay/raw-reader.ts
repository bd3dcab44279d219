import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface ReaderTarget {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly opening: readonly Uint8Array[]
  readonly onBytes: (bytes: Buffer) => void
}

export interface RawReader {
  readonly opened: Promise<void>
  readonly isClosed: boolean
  close(): void
}

// All sockets read into the same bytes: they are looked at before the next read, and a reader costs the load process little.
const buffer = Buffer.alloc(64 * 1024)
const headEnd = '\r\n\r\n'
// Without an answer the relays' pings would end a silent client.
const pongMs = 10_000

/** A WebSocket client that looks at bytes only: a reader that decodes would measure itself. */
export function openReader({ port, path, headers, opening, onBytes }: ReaderTarget): RawReader {
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>()
  let isOpen = false
  let isClosed = false
  const onread = (length: number): boolean => {
    const bytes = buffer.subarray(0, length)
    if (isOpen) onBytes(bytes)
    else {
      const head = bytes.indexOf(headEnd)
      if (!bytes.toString('latin1', 0, 12).endsWith(' 101'))
        reject(new Error(bytes.toString('latin1', 0, 60)))
      isOpen = true
      for (const frame of opening) send(socket, frame, 2)
      if (head + headEnd.length < length) onBytes(bytes.subarray(head + headEnd.length))
      resolve()
    }
    return true
  }
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer, callback: onread } })
  const answering = setInterval(() => send(socket, new Uint8Array(), 10), pongMs)
  socket.on('error', reject)
  socket.on('close', () => {
    clearInterval(answering)
    isClosed = true
    reject(new Error('closed before it was open'))
  })
  socket.write(request(port, path, headers))
  opened.catch(() => undefined)
  return {
    opened,
    get isClosed() {
      return isClosed
    },
    close: () => void socket.destroy(),
  }
}

function request(port: number, path: string, headers: Readonly<Record<string, string>>): string {
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`
}

/** Sends one frame. A client's frames must be masked; the mask of zeros leaves the bytes as they are. */
function send(socket: Socket, frame: Uint8Array, opcode: number): void {
  if (!socket.writable) return
  if (frame.length > 125) throw new RangeError('only short frames are needed here')
  socket.write(Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | frame.length, 0, 0, 0, 0]), frame]))
}
