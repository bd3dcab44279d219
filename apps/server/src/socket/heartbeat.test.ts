import { once } from 'node:events'
import { expect, it } from 'vitest'
import { openRaw } from './testing/raw-socket.ts'
import { openStream, type RawStream, upgradeRequest } from './testing/raw-stream.ts'
import { openOffice } from './testing/sync-office.ts'

it('[H6] says something to every connection, and keeps one that answers when it is asked', async () => {
  await using office = await openOffice({
    // The time between two questions is the time for an answer: a loaded machine may stand still for longer than ten.
    config: { heartbeat: { beatMs: 10, askMs: 500, firstAnswerMs: 10_000 } },
  })
  const { cookie } = await office.invite('writer')
  const socket = await openRaw(`${office.baseUrl}/sync/${office.edition.id}`, {
    cookie,
    origin: office.baseUrl,
  })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  const isBeat = (bytes: Uint8Array): boolean => Buffer.compare(bytes, Uint8Array.of(1, 1, 0)) === 0
  // Two hundred beats are four questions, which ws answers by itself.
  await socket.frame(() => socket.frames.filter(isBeat).length >= 200)
  expect(office.sync.connections).toBe(1)
  socket[Symbol.dispose]()
})

/** A client that opens the text and then answers nothing. */
function deafClient(baseUrl: string, edition: string, cookie: string): RawStream {
  const client = openStream(baseUrl)
  client.write(upgradeRequest(baseUrl, `/sync/${edition}`, cookie))
  return client
}

it('[H6] cuts off one that does not answer', async () => {
  await using office = await openOffice({
    config: { heartbeat: { beatMs: 10_000, askMs: 20, firstAnswerMs: 0 } },
  })
  const { cookie } = await office.invite('writer')
  const client = deafClient(office.baseUrl, office.edition.id, cookie)
  await client.closed
  expect(client.heard()).toMatch(/^HTTP\/1\.1 101 /)
})

const beats = ({ heard }: RawStream): number => heard().split('\x82\x03\x01\x01\x00').length - 1

it('[H6] waits longer for the first answer, which stands behind the whole text on a slow line', async () => {
  await using office = await openOffice({
    config: { heartbeat: { beatMs: 10, askMs: 40, firstAnswerMs: 60_000 } },
  })
  const { cookie } = await office.invite('writer')
  const client = deafClient(office.baseUrl, office.edition.id, cookie)
  while (beats(client) < 20) await once(client.stream, 'data')
  expect(office.sync.connections).toBe(1)
  client.stream.destroy()
})

it('[H6] asks first right behind the text, so that one who is lost soon after it is not shown for the minute of a slow line (F21)', async () => {
  await using office = await openOffice({
    config: { heartbeat: { beatMs: 10_000, askMs: 60_000, firstAnswerMs: 60_000 } },
  })
  const { cookie } = await office.invite('writer')
  const client = deafClient(office.baseUrl, office.edition.id, cookie)
  while (!client.heard().includes('\r\n\r\n')) await once(client.stream, 'data')
  // Sync step 1 of one who has nothing, under a mask of zeros.
  client.write(Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0))
  const askedForAnswer = '\x89\x00'
  while (!client.heard().endsWith(askedForAnswer)) await once(client.stream, 'data')
  client.stream.destroy()
})

it('[H6] keeps one that is sending, though its answer waits behind what it sends', async () => {
  await using office = await openOffice({
    config: { heartbeat: { beatMs: 10, askMs: 300, firstAnswerMs: 0 } },
  })
  const { cookie } = await office.invite('writer')
  const client = deafClient(office.baseUrl, office.edition.id, cookie)
  while (!client.heard().includes('\r\n\r\n')) await once(client.stream, 'data')
  // The head of a message of 200 bytes, and then one byte of it for each thing that the server says.
  client.write(Uint8Array.of(0x82, 0xfe, 0, 200, 0, 0, 0, 0))
  while (beats(client) < 100) {
    await once(client.stream, 'data')
    client.write(Uint8Array.of(0))
  }
  expect(office.sync.connections).toBe(1)
  client.stream.destroy()
})
