import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { LiveSocket } from './live-socket.ts'
import { wireOf } from './wire.ts'

/** What a WebSocket client reads when a live socket is handed these frames, then closed. */
async function readBack(frames: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (webSocket) => {
      const socket = new LiveSocket(webSocket, stream, 60_000)
      socket.send(frames)
      socket.ask()
      socket.send(frames)
      socket.close('shutting-down')
      socket.send(frames)
    })
  })
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const read: Uint8Array[] = []
  client.on('message', (data) => void read.push(Uint8Array.from(data as Buffer)))
  const [code] = (await once(client, 'close')) as [number]
  expect(code).toBe(1012)
  http.close()
  return read
}

it.each([1, 125, 126, 65_535, 65_536, 200_000])(
  '[R24] a client reads frames of %i bytes as they were',
  async (length) => {
    const frames = [new Uint8Array(length).fill(7), Uint8Array.of(1, 2, 3)]
    expect(await readBack(frames)).toEqual([...frames, ...frames])
  },
)

it('[R24] is made once for all who are told the same', () => {
  const frames = [Uint8Array.of(1)]
  expect(wireOf(frames)).toBe(wireOf(frames))
})
