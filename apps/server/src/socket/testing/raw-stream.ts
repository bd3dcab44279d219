import { connect, type Socket } from 'node:net'

/** A TCP connection on which a test writes what no WebSocket library would. */
export interface RawStream extends Disposable {
  readonly stream: Socket
  /** Everything that came, as Latin-1. */
  readonly heard: () => string
  /** Resolves when the server has ended it. */
  readonly closed: Promise<void>
  write(bytes: string | Uint8Array): void
}

export function openStream(baseUrl: string): RawStream {
  const { port, hostname } = new URL(baseUrl)
  const stream = connect(Number(port), hostname)
  let heard = ''
  stream.on('data', (bytes: Buffer) => void (heard += bytes.toString('latin1')))
  // How the server ends it, with a reset too, is told by its close.
  stream.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => void stream.once('close', () => resolve()))
  return {
    stream,
    heard: () => heard,
    closed,
    write: (bytes) => void stream.write(bytes),
    [Symbol.dispose]: () => void stream.destroy(),
  }
}

/** The request of a WebSocket handshake; the key is the one of RFC 6455. */
export const upgradeRequest = (baseUrl: string, path: string, cookie: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(baseUrl).host}`,
    `Origin: ${baseUrl}`,
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '',
    '',
  ].join('\r\n')

/** One frame of a client, masked with zeros. @param opcode 0: goes on, 2: binary. */
export const clientFrame = (opcode: number, isLast: boolean, payload: Uint8Array): Uint8Array =>
  Uint8Array.of((isLast ? 0x80 : 0) | opcode, 0x80 | payload.length, 0, 0, 0, 0, ...payload)
