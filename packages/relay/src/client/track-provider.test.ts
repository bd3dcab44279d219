import * as decoding from 'lib0/decoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentDigest } from '../content/content-digest.ts'
import { encodeNews, encodeSync, type ServerNews } from '../frames.ts'
import { fakeClock } from '../testing/fake-clock.ts'
import { trackProvider, type SyncProvider } from './track-provider.ts'

type Listener = (event: { status: 'connected' | 'disconnected' }) => void

/** A socket that notes what goes out, and a provider's public parts around it. */
function setUp() {
  const sent: number[][] = []
  class Socket {
    readonly url: string
    constructor(url: string) {
      this.url = url
    }
    send(bytes: Uint8Array): void {
      sent.push([...bytes.subarray(0, 2)])
    }
  }
  const divergences: number[] = []
  const doc = new Y.Doc()
  const clock = fakeClock()
  const closed: number[] = []
  const tracking = trackProvider({
    doc,
    clock,
    onState: () => undefined,
    onDivergence: (seq) => void divergences.push(seq),
  })
  const listeners = new Set<Listener>()
  const closeListeners = new Set<() => void>()
  const listenersOf = (event: string): Set<unknown> => (event === 'status' ? listeners : closeListeners)
  const provider: SyncProvider = {
    messageHandlers: [],
    wsconnected: true,
    ws: { close: () => void closed.push(clock.now()) },
    on: (event: string, listener: unknown) => void listenersOf(event).add(listener),
    off: (event: string, listener: unknown) => void listenersOf(event).delete(listener),
  }
  tracking.attach(provider)
  const WrappedSocket = tracking.wrapSocket(Socket)
  const socket = new WrappedSocket('ws://x')
  const hear = (news: ServerNews): void => {
    const from = decoding.createDecoder(encodeNews(news))
    provider.messageHandlers[decoding.readVarUint(from)]?.(null as never, from)
  }
  const becomes = (status: 'connected' | 'disconnected'): void =>
    listeners.forEach((listener) => listener({ status }))
  const failsToConnect = (): void => closeListeners.forEach((listener) => listener())
  return {
    clock,
    closed,
    failsToConnect,
    closeListeners,
    sent,
    socket,
    Socket,
    doc,
    provider,
    tracking,
    hear,
    becomes,
    divergences,
    listeners,
  }
}

it('sends a numbered mark behind each sync frame and behind nothing else', () => {
  const { sent, socket, Socket } = setUp()
  expect(socket).toBeInstanceOf(Socket)
  socket.send(encodeSync('step1', new Uint8Array([0])))
  socket.send(new Uint8Array([1, 1, 0]))
  socket.send(encodeSync('step2', new Uint8Array([0, 0])))
  expect(sent).toEqual([
    [0, 0],
    [111, 1],
    [1, 1],
    [0, 1],
    [111, 2],
  ])
})

it('[C5] reports another content at the same seq, only when everything is saved', () => {
  const { socket, doc, provider, hear, becomes, divergences, tracking } = setUp()
  becomes('connected')
  socket.send(encodeSync('step2', new Uint8Array([0, 0])))
  hear({ kind: 'digest', seq: 1, hash: 'other' })
  expect(divergences).toEqual([])
  hear({ kind: 'saved', n: 1, seq: 1 })
  expect(tracking.state.kind).toBe('saved')
  doc.transact(() => doc.getText('t').insert(0, 'theirs'), provider)
  expect(tracking.state.kind).toBe('saved')
  hear({ kind: 'digest', seq: 2, hash: contentDigest(doc) })
  expect(divergences).toEqual([])
  hear({ kind: 'digest', seq: 3, hash: 'other' })
  expect(divergences).toEqual([3])
  doc.getText('t').insert(0, 'mine')
  hear({ kind: 'digest', seq: 4, hash: 'other' })
  expect(divergences).toEqual([3])
})

it('[C2] is offline, not connecting for ever, when the first connection fails', () => {
  const { tracking, failsToConnect, becomes } = setUp()
  tracking.setKeptHere(true)
  expect(tracking.state.kind).toBe('connecting')
  failsToConnect()
  expect(tracking.state).toEqual({ kind: 'offline', unsaved: false, keptHere: true })
  becomes('connected')
  expect(tracking.state.kind).toBe('connecting')
})

it('hears nothing more when it is ended', () => {
  const { doc, tracking, becomes, listeners, closeListeners } = setUp()
  tracking.destroy()
  becomes('connected')
  doc.getText('t').insert(0, 'mine')
  expect([tracking.state.kind, listeners.size, closeListeners.size]).toEqual(['connecting', 0, 0])
})

it('[C6] connects anew when nothing is acknowledged for 8 s, and not while the server says that its storage is late', () => {
  const { becomes, hear, doc, clock, closed } = setUp()
  becomes('connected')
  doc.getText('t').insert(0, 'a')
  clock.pass(7_999)
  hear({ kind: 'saved', n: 0, seq: 0 })
  clock.pass(7_999)
  expect(closed).toEqual([])
  clock.pass(1)
  expect(closed).toHaveLength(1)
  becomes('disconnected')
  becomes('connected')
  hear({ kind: 'storage', status: 'degraded' })
  clock.pass(60_000)
  expect(closed).toHaveLength(1)
})
