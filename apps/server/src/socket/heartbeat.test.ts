import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { openRaw } from './testing/raw-socket.ts'
import { openOffice } from './testing/sync-office.ts'

it('[H6] says something to every connection, and keeps one that answers when it is asked', async () => {
  await using office = await openOffice({ config: { heartbeat: { beatMs: 10, askMs: 10 } } })
  const { cookie } = await office.invite('writer')
  const socket = await openRaw(`${office.baseUrl}/sync/${office.edition.id}`, {
    cookie,
    origin: office.baseUrl,
  })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  const isBeat = (bytes: Uint8Array): boolean => Buffer.compare(bytes, Uint8Array.of(1, 1, 0)) === 0
  // Twenty beats are twenty questions, which ws answers by itself.
  await socket.frame(() => socket.frames.filter(isBeat).length >= 20)
  expect(office.sync.connections).toBe(1)
  socket[Symbol.dispose]()
})

it('[H6] cuts off one that does not answer', async () => {
  await using office = await openOffice({ config: { heartbeat: { beatMs: 10_000, askMs: 20 } } })
  const { cookie } = await office.invite('writer')
  const { host, port } = new URL(office.baseUrl)
  const stream = connect(Number(port), '127.0.0.1')
  let heard = ''
  stream.on('data', (bytes: Buffer) => void (heard += bytes.toString('latin1')))
  stream.write(
    [
      `GET /sync/${office.edition.id} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${office.baseUrl}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '',
      '',
    ].join('\r\n'),
  )
  await once(stream, 'close')
  expect(heard).toMatch(/^HTTP\/1\.1 101 /)
})
