import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeMark, encodeSync, frameType, readNews, type ServerNews } from '@stanza/relay/client'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import pino from 'pino'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { attachSync, usualSyncConfig } from './attach-sync.ts'
import { openRaw, type RawSocket } from './testing/raw-socket.ts'
import { clientFrame, openStream, upgradeRequest } from './testing/raw-stream.ts'
import { type Guest, openOffice, type SyncOffice } from './testing/sync-office.ts'
import { openWriter, type Writer } from './testing/writer.ts'

async function rawTo(office: SyncOffice, { cookie }: Guest): Promise<RawSocket> {
  const socket = await openRaw(`${office.baseUrl}/sync/${office.edition.id}`, {
    cookie,
    origin: office.baseUrl,
  })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

/** Somebody who writes beside the attack, and whose words are saved after it. */
async function bystander(office: SyncOffice): Promise<Writer> {
  const writer = openWriter(office, await office.invite('writer', 'Ada'))
  await writer.shows('saved')
  return writer
}
async function goesOn(writer: Writer): Promise<void> {
  writer.type('.')
  await writer.shows('saved')
}

const frameOf = (type: number, ...rest: number[]): Uint8Array =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, type)
    encoding.writeUint8Array(to, Uint8Array.from(rest))
  })

function presenceFrame(states: readonly (readonly [client: number, state: unknown])[]): Uint8Array {
  const inner = encoding.encode((to) => {
    encoding.writeVarUint(to, states.length)
    for (const [client, state] of states) {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, 1)
      encoding.writeVarString(to, JSON.stringify(state))
    }
  })
  return encoding.encode((to) => {
    encoding.writeVarUint(to, frameType.awareness)
    encoding.writeVarUint8Array(to, inner)
  })
}

/** All that a socket was told about who is there, in order. */
function presenceIn({ frames }: RawSocket): (readonly [client: number, state: unknown])[] {
  return frames
    .filter((bytes) => bytes[0] === frameType.awareness)
    .flatMap((bytes) => {
      const outer = decoding.createDecoder(bytes)
      decoding.readVarUint(outer)
      const from = decoding.createDecoder(decoding.readVarUint8Array(outer))
      return Array.from({ length: decoding.readVarUint(from) }, () => {
        const client = decoding.readVarUint(from)
        decoding.readVarUint(from)
        return [client, JSON.parse(decoding.readVarString(from)) as unknown] as const
      })
    })
}

function newsIn({ frames }: RawSocket, kind: ServerNews['kind']): ServerNews[] {
  return frames
    .filter((bytes) => bytes[0] === frameType[kind])
    .map((bytes) => {
      const from = decoding.createDecoder(bytes)
      decoding.readVarUint(from)
      return readNews(kind, from)
    })
}
const refused = (socket: RawSocket): Promise<Uint8Array> =>
  socket.frame((bytes) => bytes[0] === frameType.refused)

it('[S27] ends a flood of frames and what is larger than any frame, and nobody else notices', async () => {
  await using office = await openOffice({ limits: { framesPerSecond: 50 } })
  using ada = await bystander(office)
  const eve = await office.invite('writer', 'Eve')
  const flood = await rawTo(office, eve)
  for (let n = 0; n < 200; n += 1) flood.send(frameOf(frameType.queryAwareness))
  expect(await flood.closed).toBe(4529)
  const large = await rawTo(office, eve)
  large.send(presenceFrame([[1, { cursor: 'x'.repeat(300 * 1024) }]]))
  expect(await large.closed).toBe(4400)
  const huge = await rawTo(office, eve)
  huge.send(new Uint8Array(usualSyncConfig.largestMessage + 1))
  expect(await huge.closed).toBe(1009)
  await goesOn(ada)
})

it('[S28] waits for nobody who does not say who they are, and keeps nothing that they send', async () => {
  await using office = await openOffice()
  using ada = await bystander(office)
  const http = createServer()
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const { store, rooms } = office
  const config = { ...usualSyncConfig, handshakesPerSecond: 1_000, baseUrl, authenticateMs: 50 }
  const authenticate = () => new Promise<never>(() => undefined)
  const log = pino({ level: 'silent' })
  attachSync(http, { store, rooms, config, authenticate, log })
  const path = `/sync/${office.edition.id}`
  const streams = Array.from({ length: 30 }, () => openStream(baseUrl))
  for (const one of streams) {
    one.write(upgradeRequest(baseUrl, path, 'stanza=x'))
    // Far more than the connection holds: what is not read stays with the sender.
    one.write(new Uint8Array(256 * 1024))
  }
  await Promise.all(streams.map(({ closed }) => closed))
  expect(new Set(streams.map(({ heard }) => heard().split('\r\n')[0]))).toEqual(
    new Set(['HTTP/1.1 503 Service Unavailable']),
  )
  http.close()
  const strangers = Array.from({ length: 50 }, () =>
    openRaw(`${office.baseUrl}${path}`, { origin: office.baseUrl }),
  )
  expect(new Set(await Promise.all(strangers))).toEqual(new Set([401]))
  expect(office.sync.connections).toBe(1)
  await goesOn(ada)
})

it('[S29] knows the frames that a client may send and no others', async () => {
  await using office = await openOffice()
  const eve = await office.invite('owner', 'Eve')
  for (const type of [2, 4, 5, 99, 102, 110, 112, 113, 114, 115, 116, 117, 118, 255, 1e6]) {
    const socket = await rawTo(office, eve)
    socket.send(frameOf(type, 0))
    expect([type, await socket.closed]).toEqual([type, 1003])
  }
  const step = await rawTo(office, eve)
  step.send(frameOf(frameType.sync, 3, 0))
  expect(await step.closed).toBe(1003)
})

it('[S30] shows nobody under another’s name, id or caret, and one state for each socket', async () => {
  await using office = await openOffice()
  const guests = [await office.invite('writer', 'Ada'), await office.invite('writer', 'Eve')] as const
  const watcher = await rawTo(office, await office.invite('reader', 'Bob'))
  const [ada, eve] = [await rawTo(office, guests[0]), await rawTo(office, guests[1])]
  ada.send(presenceFrame([[1001, { cursor: 'ada', user: { name: 'Ada' } }]]))
  await watcher.frame(() => presenceIn(watcher).some(([client]) => client === 1001))
  eve.send(presenceFrame([[1001, { cursor: 'eve', user: { name: 'Ada', id: guests[0].person.id } }]]))
  eve.send(presenceFrame([[1001, null]]))
  eve.send(
    presenceFrame([
      [2001, { cursor: 'eve', user: { name: 'Ada', id: guests[0].person.id }, isAdmin: true }],
      [2002, { cursor: 'a second' }],
    ]),
  )
  await watcher.frame(() => presenceIn(watcher).some(([client]) => client === 2001))
  const seen = presenceIn(watcher)
  expect(
    new Set(seen.filter(([client]) => client === 1001).map(([, state]) => JSON.stringify(state))).size,
  ).toBe(1)
  expect(seen.map(([client]) => client)).not.toContain(2002)
  expect(seen.find(([client]) => client === 2001)?.[1]).toEqual({
    cursor: 'eve',
    user: { id: guests[1].person.id, name: 'Eve', color: expect.stringMatching(/^#/) as unknown },
  })
  eve.send(presenceFrame(Array.from({ length: 200_000 }, (_, client) => [client, {}] as const)))
  expect(await eve.closed).toBe(4400)
})

it('[S31] survives any bytes on the upgrade, and no connection is left over', async () => {
  await using office = await openOffice()
  using ada = await bystander(office)
  const { cookie } = await office.invite('writer', 'Eve')
  const whole = upgradeRequest(office.baseUrl, `/sync/${office.edition.id}`, cookie)
  const requests = Array.from({ length: 60 }, (_, n) => {
    const bytes = Buffer.from(whole)
    for (const byte of randomBytes(1 + (n % 4))) bytes[(byte * 31 + n * 7) % bytes.length] = byte
    return n % 3 === 0
      ? Buffer.concat([bytes, randomBytes(64)])
      : n % 3 === 1
        ? bytes.subarray(0, n * 3)
        : bytes
  })
  const many = `${whole.slice(0, -2)}${'X-A: b\r\n'.repeat(3_000)}\r\n`
  for (const request of [...requests, many, whole.replace('13', '8'), whole.replace(/Key: .*/, 'Key: x')]) {
    const stream = openStream(office.baseUrl)
    stream.write(request)
    stream.stream.end()
    await stream.closed
  }
  await goesOn(ada)
  expect(office.sync.connections).toBe(1)
})

it('[S32] refuses or closes every hostile update, and others are saved meanwhile', async () => {
  await using office = await openOffice()
  using ada = await bystander(office)
  const guest = await office.invite('writer', 'Eve')
  const text = [4, 1, 1, 116, 1, 97]
  const corpus: readonly (readonly [string, number[]])[] = [
    ['nothing', []],
    ['2^31 clients', [255, 255, 255, 255, 7]],
    ['2^31 structs', [1, 255, 255, 255, 255, 7, 1, 0]],
    ['garbage of 2^50', [1, 1, 7, 0, 0, 128, 128, 128, 128, 128, 128, 128, 2, 0]],
    ['a hole', [1, 1, 7, 0, 10, 5, 0]],
    ['the second version of the encoding', [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]],
    ['cut off', [1, 1, 7, 0, ...text.slice(0, 4)]],
    ['no UTF-8', [1, 1, 7, 0, 4, 1, 1, 116, 1, 255, 0]],
    ['a prototype', [1, 1, 7, 0, 8, 1, 1, 116, 1, 118, 1, 9, ...Buffer.from('__proto__'), 126, 0]],
    ['deep', [1, 1, 7, 0, 8, 1, 1, 116, 1, ...Array.from({ length: 100 }, () => [117, 1]).flat(), 126, 0]],
  ]
  for (const [name, bytes] of corpus) {
    const eve = await rawTo(office, guest)
    eve.send(encodeSync('update', Uint8Array.from(bytes)))
    expect([name, await eve.closed]).toEqual([name, 4400])
  }
  // What builds on nothing that is there: asked for everything, and out of step when that does not fit either. Never kept.
  const eve = await rawTo(office, guest)
  const onNothing = Uint8Array.of(1, 1, 7, 0, 0x84, 9, 0, 1, 97, 0)
  for (let n = 0; n < 50; n += 1) eve.send(encodeSync('update', onNothing))
  await refused(eve)
  for (let n = 0; n < 2; n += 1) eve.send(encodeSync('step2', onNothing))
  expect(await eve.closed).toBe(4408)
  await goesOn(ada)
  expect((await office.store.load(office.edition.id))?.head).toBe(2)
})

it('[S33] lets nobody write under another’s clientID: the victim’s words go on arriving', async () => {
  await using office = await openOffice()
  using ada = await bystander(office)
  using bob = openWriter(office, await office.invite('writer', 'Bob'))
  await bob.shows('saved')
  ada.type(' upon')
  await bob.reads((text) => text.includes('upon'))
  const eve = await rawTo(office, await office.invite('writer', 'Eve'))
  const squat = encoding.encode((to) => {
    // Garbage over the clocks that the victim would use next (threats.md X4).
    for (const value of [1, 1, ada.ydoc.clientID, Y.getState(ada.ydoc.store, ada.ydoc.clientID)])
      encoding.writeVarUint(to, value)
    for (const value of [0, 1_000, 0]) encoding.writeVarUint(to, value)
  })
  eve.send(encodeSync('update', squat))
  await refused(eve)
  expect(newsIn(eve, 'refused')).toMatchObject([{ code: 'not-yours' }])
  ada.type(' a time')
  await ada.shows('saved')
  expect(await bob.reads((text) => text.includes('a time'))).toBe('Once upon a time')
  // One that is nobody's is hers.
  const free = new Y.Doc()
  free.clientID = 77
  free.getText('content').insert(0, 'x')
  eve.send(encodeSync('update', Y.encodeStateAsUpdate(free)))
  await bob.reads((text) => text.includes('x'))
})

it('[S34] takes an id for nothing but itself, whatever stands in it', async () => {
  await using office = await openOffice()
  const { cookie } = await office.invite('owner')
  const { id } = office.edition
  const odd = [
    ':',
    '*',
    '?x',
    '[a]',
    '%2f',
    '%00',
    '%5c',
    `${id}:review`,
    `${id}*`,
    `${id}%2freview`,
    `${id}%00`,
  ]
  for (const one of [...odd, `*${id}`, `${id.slice(0, -1)}?`, `[${id}]`, `${id}/review/x`, `draft*`]) {
    using stream = openStream(office.baseUrl)
    stream.write(upgradeRequest(office.baseUrl, `/sync/${one}`, cookie))
    await stream.closed
    expect([one, stream.heard().split('\r\n')[0]]).toEqual([one, 'HTTP/1.1 404 Not Found'])
  }
})

it('[S39] ends a message that never ends: a million fragments would cost a million small buffers', async () => {
  await using office = await openOffice()
  using ada = await bystander(office)
  const { cookie } = await office.invite('writer', 'Eve')
  using stream = openStream(office.baseUrl)
  stream.write(upgradeRequest(office.baseUrl, `/sync/${office.edition.id}`, cookie))
  stream.write(clientFrame(2, false, Uint8Array.of(0)))
  // Of the 16,384 that ws allows; the message stays open, so only their number can end it.
  stream.write(Buffer.concat(Array.from({ length: 20_000 }, () => clientFrame(0, false, Uint8Array.of(0)))))
  await stream.closed
  await goesOn(ada)
})

it.each(['ping', 'pong'] as const)(
  '[H9] [S39] ends a flood of %ss, which no room’s limit counts, and nobody else notices',
  async (kind) => {
    await using office = await openOffice()
    using ada = await bystander(office)
    const eve = await office.invite('writer', 'Eve')
    const flood = await rawTo(office, eve)
    for (let n = 0; n < 2_000; n += 1) flood.control(kind)
    expect(await flood.closed).toBe(4529)
    // A program that asks now and then is answered and stays.
    using calm = await rawTo(office, eve)
    for (let n = 0; n < 10; n += 1) calm.control(kind)
    calm.send(encodeSync('step1', Uint8Array.of(0)))
    await calm.frame((bytes) => bytes[0] === frameType.sync && bytes[1] === 1)
    expect(office.sync.connections).toBe(2)
    expect(office.logged.join('')).toContain('too-fast')
    await goesOn(ada)
  },
)

it('[S52] holds one document to its size and one socket to its rate, and keeps what was acknowledged', async () => {
  await using office = await openOffice({ limits: { documentBytes: 20_000, updatesPerSecond: 20 } })
  using ada = await bystander(office)
  const guest = await office.invite('writer', 'Eve')
  const eve = await rawTo(office, guest)
  const large = new Y.Doc()
  large.getText('content').insert(0, 'x'.repeat(30_000))
  eve.send(encodeSync('update', Y.encodeStateAsUpdate(large)))
  await refused(eve)
  expect(newsIn(eve, 'refused')).toMatchObject([{ code: 'document-full' }])
  const flood = await rawTo(office, guest)
  const typing = new Y.Doc()
  let n = 0
  typing.on('update', (update: Uint8Array) => {
    flood.send(encodeSync('update', update))
    flood.send(encodeMark((n += 1)))
  })
  for (let i = 0; i < 200; i += 1) typing.getText('content').insert(i, 'y')
  expect(await flood.closed).toBe(4529)
  await goesOn(ada)
  const told = newsIn(flood, 'saved').map((news) => (news.kind === 'saved' ? news.n : 0))
  const kept = ada.text.match(/y/g)?.length ?? 0
  expect(kept).toBeGreaterThanOrEqual(Math.max(0, ...told))
  expect(kept).toBeLessThan(200)
})

it('[S72] lets go of a reader who takes nothing, and others are told all the same', async () => {
  await using office = await openOffice({
    limits: { bufferedBytes: 64 * 1024, bytesPerSecond: 1e9, documentBytes: 1e8 },
  })
  using ada = await bystander(office)
  using bob = openWriter(office, await office.invite('writer', 'Bob'))
  await bob.shows('saved')
  const { cookie } = await office.invite('reader', 'Eve')
  using stream = openStream(office.baseUrl)
  stream.write(upgradeRequest(office.baseUrl, `/sync/${office.edition.id}`, cookie))
  // Eve says once that she has nothing, and never reads what she is sent.
  while (!stream.heard().includes('"epoch"')) await once(stream.stream, 'data')
  stream.write(clientFrame(2, true, encodeSync('step1', Y.encodeStateVector(new Y.Doc()))))
  stream.stream.pause()
  // One value after another in the same place: much to tell, and a document that stays small.
  for (let n = 0; office.sync.connections === 3; n += 1) {
    ada.ydoc.getMap('m').set('k', `${n}`.padEnd(1024 * 1024))
    await ada.shows('saved')
  }
  ada.type(' upon')
  await bob.reads((text) => text === 'Once upon')
  expect(office.sync.connections).toBe(2)
})
