import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Dialect } from './dialect.ts'
import { TokenReader, tokenOf } from './token.ts'

export interface WriterTarget {
  readonly dialect: Dialect
  readonly port: number
  readonly room: string
  readonly headers: Readonly<Record<string, string>>
  /** Number in this load; part of its tokens. */
  readonly who: number
  readonly onToken: (who: number, sentAt: number) => void
  readonly onAcknowledged: (ms: number) => void
}

export interface Writer {
  readonly opened: Promise<void>
  /** How many updates it has sent. */
  readonly sent: number
  write(): void
  close(): void
}

/** A client that types a token at the end of a text of its own; what others write it only counts. */
export function openWriter(target: WriterTarget): Writer {
  const { dialect, port, room, headers, who, onToken, onAcknowledged } = target
  const socket = new WebSocket(`ws://127.0.0.1:${port}${dialect.path(room)}`, { headers })
  const ydoc = new Y.Doc()
  const text = ydoc.getText(`w${who}`)
  const reader = new TokenReader((by, sentAt) => by === who || onToken(by, sentAt))
  let waiting: number[] = []
  let acknowledged = 0
  let sent = 0
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('open', () => {
      for (const frame of dialect.opening(room)) socket.send(frame)
      resolve()
    })
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
  })
  opened.catch(() => undefined)
  socket.on('message', (data) => {
    const frame = data as Buffer
    reader.read(frame)
    const upTo = dialect.acknowledged(frame, acknowledged)
    if (upTo === null) return
    const now = performance.now()
    for (; acknowledged < upTo; acknowledged += 1) onAcknowledged(now - (waiting.shift() ?? now))
  })
  ydoc.on('update', (update: Uint8Array) => {
    sent += 1
    waiting.push(performance.now())
    for (const frame of dialect.update(room, update, sent)) socket.send(frame)
  })
  return {
    opened,
    get sent() {
      return sent
    },
    write: () => text.insert(text.length, tokenOf(who, performance.now())),
    close() {
      waiting = []
      socket.terminate()
    },
  }
}
