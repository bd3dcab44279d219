import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { closeReasons, type CloseReason, type Peer, TokenBucket } from '@stanza/relay'
import { WebSocket } from 'ws'
import { wireOf } from './wire.ts'

// A client that does not answer a close is not waited for longer.
const closeMs = 2_000
// Pings, and answers to nothing: two a second (threats.md T42), and as many at once as a line that stood still brings together.
const [controlsPerSecond, controlSeconds] = [2, 10]

/** A WebSocket as a room writes to it. */
export class LiveSocket implements Peer {
  readonly webSocket: WebSocket
  /** Called when the other side floods with pings or pongs, each of which costs work that no room's limit counts. */
  onFlood: () => void = () => this.close('too-fast')
  readonly #stream: Duplex
  /** Null: it never sent one, as browsers do not. */
  #controls: TokenBucket | null = null
  /** Questions that are not answered. */
  #asked = 0
  /** Whether it answered since it was last asked. */
  #isAlive = true
  /** Until when the first answer may take; null when it is in. */
  #firstAnswerBy: number | null
  /** Bytes that had come when it was last asked: who sends a long text is alive, though the answer waits behind it. */
  #heard = 0

  /** @param firstAnswerMs how long the answer to the first question may take, which waits behind the whole text. */
  constructor(webSocket: WebSocket, stream: Duplex, firstAnswerMs: number) {
    this.webSocket = webSocket
    this.#stream = stream
    this.#firstAnswerBy = Date.now() + firstAnswerMs
    webSocket.on('ping', () => this.#spendControl())
    webSocket.on('pong', () => {
      if (this.#asked > 0) this.#asked -= 1
      else this.#spendControl()
      this.#isAlive = true
      this.#firstAnswerBy = null
    })
  }

  /**
   * Writes to the stream below ws, one write for all frames: what costs is the number of writes, and ws makes a head and two
   * writes for each frame and client. Nothing can come in between: without compression and Blobs ws writes at once, too.
   */
  send(frames: readonly Uint8Array[]): void {
    if (this.webSocket.readyState !== WebSocket.OPEN) return
    const [first, ...rest] = wireOf(frames)
    if (first === undefined) return
    if (rest.length === 0) return void this.#stream.write(first)
    this.#stream.cork()
    this.#stream.write(first)
    for (const piece of rest) this.#stream.write(piece)
    this.#stream.uncork()
  }

  buffered(): number {
    // Without compression and Blobs ws itself holds nothing back.
    return this.#stream.writableLength
  }

  close(reason: CloseReason): void {
    const { code, text } = closeReasons[reason]
    // What waits for a slow reader would keep a close frame waiting too.
    if (reason === 'too-slow') return this.webSocket.terminate()
    this.webSocket.close(code, text)
    setTimeout(() => this.webSocket.terminate(), closeMs).unref()
  }

  /**
   * Asks whether the other side lives; one of whom nothing came since the last question is gone. A slow line is not: what
   * comes from it counts, and its first answer has its own time.
   */
  ask(now = Date.now()): void {
    const heard = this.#stream instanceof Socket ? this.#stream.bytesRead : 0
    const isSlow = heard > this.#heard || (this.#firstAnswerBy !== null && now < this.#firstAnswerBy)
    if (!this.#isAlive && !isSlow) return this.webSocket.terminate()
    this.#isAlive = false
    this.#heard = heard
    if (this.webSocket.readyState !== WebSocket.OPEN) return
    this.#asked += 1
    this.webSocket.ping()
  }

  #spendControl(): void {
    if (this.webSocket.readyState !== WebSocket.OPEN) return
    this.#controls ??= new TokenBucket(controlsPerSecond, controlSeconds, Date.now())
    if (!this.#controls.take(1, Date.now())) this.onFlood()
  }
}
