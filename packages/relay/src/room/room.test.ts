import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodeMark, encodeSync } from '../frames.ts'
import { settled } from '../testing/held-log.ts'
import { mayEdit, mayRead, presenceFrame, scriptedRooms, type Client } from '../testing/scripted-room.ts'

const refusalsOf = ({ news }: Client) => news.filter((item) => item.kind === 'refused')
const storageOf = ({ news }: Client) => news.flatMap((item) => (item.kind === 'storage' ? [item.status] : []))
const updateSaying = (words: string, client: number): Uint8Array => {
  const ydoc = new Y.Doc()
  ydoc.clientID = client
  ydoc.getText('t').insert(0, words)
  return Y.encodeStateAsUpdate(ydoc)
}

it('[R1] [R11] sends a hello first, then all content, then "synced", then its own question', async () => {
  const { join } = scriptedRooms()
  const ada = await join('ada')
  expect(ada.kinds.slice(0, 4)).toEqual(['hello', 'update', 'step2', 'step1'])
  expect(ada.news[0]).toMatchObject({
    kind: 'hello',
    hello: { epoch: 'epoch', role: 'writer', person: { id: 'ada' } },
  })
  expect(ada.text).toBe('Once')
})

it('[R7] shows and acknowledges nothing before the log has it on disk', async () => {
  const { join, log } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  log.hold()
  ada.type(' upon')
  await settled()
  expect(bob.text).toBe('Once')
  expect(ada.saved).toBeLessThan(ada.sent)
  await log.letGo()
  expect(bob.text).toBe('Once upon')
  expect(ada.saved).toBe(ada.sent)
})

it('[R7] [R8] does not call saved what another connection has sent and the disk does not have yet', async () => {
  const { join, log } = scriptedRooms()
  const ada = await join('ada')
  log.hold()
  ada.type(' upon')
  const again = await join('ada', { ydoc: ada.ydoc })
  expect(again.saved).toBe(0)
  await log.letGo()
  expect(again.saved).toBe(again.sent)
})

it('[R10] commits at once when idle, and gathers while a commit is under way', async () => {
  const { join, log } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  log.hold()
  for (const words of ['a', 'b', 'c']) ada.type(words)
  bob.type('d')
  await log.letGo()
  expect(log.batches).toEqual([1, 3])
  expect(ada.text).toBe(bob.text)
  expect(log.rows.get('d')?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
})

it('[R10] sends a large batch merged, and everybody has the same', async () => {
  const { join, log } = scriptedRooms()
  const [ada, bob, eve] = [await join('ada'), await join('bob'), await join('eve', { access: mayRead })]
  log.hold()
  for (let i = 0; i < 70; i += 1) (i % 2 === 0 ? ada : bob).type(String(i % 10))
  await log.letGo()
  expect(eve.kinds.filter((kind) => kind === 'update').length).toBeLessThan(6)
  expect(new Set([ada.text, bob.text, eve.text]).size).toBe(1)
  expect((await join('late')).text).toBe(ada.text)
})

it('[R10] keeps a document that cannot be written from holding up another', async () => {
  const { join, log } = scriptedRooms()
  log.create('other', updateSaying('Two', 7))
  const [ada, bob, eve] = [
    await join('ada'),
    await join('bob', { document: 'other' }),
    await join('eve', { document: 'other' }),
  ]
  log.hold()
  ada.type('!')
  ada.type('?')
  bob.type('!')
  log.rows.delete('d')
  await log.letGo()
  expect(refusalsOf(ada)).toMatchObject([{ code: 'storage' }])
  expect(eve.text).toBe('Two!')
  expect(bob.saved).toBe(bob.sent)
})

it('[R9] refuses, shows nothing and keeps nothing while the disk is full, and saves everything afterwards', async () => {
  const { join, log, clock } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  log.failWith(Object.assign(new Error('disk full'), { code: 'full' }))
  ada.type(' upon')
  await settled()
  ada.type(' a time')
  await settled()
  expect(refusalsOf(ada)[0]).toMatchObject({ code: 'storage' })
  expect([storageOf(ada).at(-1), storageOf(bob).at(-1)]).toEqual(['full', 'full'])
  expect(bob.text).toBe('Once')
  expect(ada.saved).toBeLessThan(ada.sent)
  clock.pass(2_000)
  await settled()
  expect(log.rows.get('d')).toHaveLength(1)
  log.failWith(null)
  clock.pass(2_000)
  await settled()
  expect(bob.text).toBe('Once upon a time')
  expect(ada.saved).toBe(ada.sent)
  expect(storageOf(bob).at(-1)).toBe('ok')
})

it('[R9] tells one who relied on a failed commit, though its own update held nothing new', async () => {
  const { join, log } = scriptedRooms()
  const ada = await join('ada')
  log.hold()
  ada.type(' upon')
  const again = await join('ada', { ydoc: ada.ydoc })
  log.failWith(new Error('io'))
  await log.letGo()
  expect(again.saved).toBe(0)
  expect(refusalsOf(again)).toMatchObject([{ code: 'storage' }])
})

it('[R6] lets a reader change nothing, and answers with a sentence', async () => {
  const { join, log } = scriptedRooms()
  const [ada, eve] = [await join('ada'), await join('eve', { access: mayRead })]
  expect(eve.saved).toBe(eve.sent)
  eve.type(' never')
  eve.send(encodeSync('step2', updateSaying('never', 99)))
  await settled()
  expect(refusalsOf(eve)).toMatchObject([{ code: 'read-only', text: 'You may read.' }, { code: 'read-only' }])
  expect(log.rows.get('d')).toHaveLength(1)
  expect(ada.text).toBe('Once')
  expect(eve.closed).toBeNull()
})

it('[R16] applies a new right at the next frame, and asks for what was refused before', async () => {
  const { join } = scriptedRooms()
  const [ada, eve] = [await join('ada'), await join('eve', { access: mayRead })]
  eve.type(' after all')
  await settled()
  eve.seat.setAccess(mayEdit)
  await settled()
  expect(ada.text).toBe('Once after all')
  expect(eve.saved).toBe(eve.sent)
  eve.seat.setAccess({ ...mayRead, phase: 'released' })
  eve.type(' no more')
  await settled()
  expect(ada.text).toBe('Once after all')
  expect(eve.news.filter(({ kind }) => kind === 'hello')).toHaveLength(3)
  eve.seat.setAccess(null)
  expect(eve.closed).toBe('not-allowed')
})

it('[R5] refuses content under somebody else’s clientID, and the other goes on undisturbed', async () => {
  const { join, log } = scriptedRooms()
  const [ada, eve] = [await join('ada'), await join('eve')]
  ada.type(' upon')
  await settled()
  // The 13 bytes of threats.md X4: garbage over the clocks that ada will use next.
  const clock = Y.getState(ada.ydoc.store, ada.ydoc.clientID)
  const squat = new Y.Doc()
  squat.clientID = ada.ydoc.clientID
  squat.getText('t').insert(0, 'x'.repeat(clock + 50))
  eve.update(Y.encodeStateAsUpdate(squat, Y.encodeStateVector(ada.ydoc)))
  await settled()
  expect(refusalsOf(eve)).toMatchObject([{ code: 'not-yours' }])
  ada.type(' a time')
  await settled()
  expect(eve.text).toBe('Once upon a time')
  expect(log.rows.get('d')).toHaveLength(3)
})

it('[R5] still knows the owner after a restart, and lets the owner’s own old tabs in', async () => {
  const { join, log, rooms } = scriptedRooms()
  const ada = await join('ada')
  ada.type(' upon')
  await settled()
  await rooms.close()
  const next = scriptedRooms()
  next.log.rows.set('d', log.rows.get('d') ?? [])
  ada.ydoc.getText('t').insert(0, '> ')
  const offline = Y.encodeStateAsUpdate(ada.ydoc)
  const eve = await next.join('eve')
  eve.update(offline)
  await settled()
  expect(refusalsOf(eve)).toMatchObject([{ code: 'not-yours' }])
  const again = await next.join('ada')
  again.update(offline)
  await settled()
  expect(eve.text).toBe('> Once upon')
})

it('[R4] asks once for everything when an update does not fit, then closes', async () => {
  const { join } = scriptedRooms()
  const ada = await join('ada')
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'a')
  const before = Y.encodeStateVector(doc)
  doc.getText('t').insert(1, 'b')
  const orphan = Y.encodeStateAsUpdate(doc, before)
  ada.update(orphan)
  await settled()
  expect(refusalsOf(ada)).toMatchObject([{ code: 'gap' }])
  expect(ada.kinds.filter((kind) => kind === 'step1')).toHaveLength(2)
  // It answered with everything it has, so its marks are true again.
  expect(ada.saved).toBe(ada.sent)
  ada.update(orphan)
  expect(ada.closed).toBe('out-of-step')
})

it('[R8] calls nothing saved after a refusal until everything was asked for and answered', async () => {
  const { join } = scriptedRooms({ updateBytes: 1_000 })
  const ada = await join('ada')
  const before = ada.saved
  ada.type('x'.repeat(2_000))
  await settled()
  const small = new Y.Doc()
  small.getText('t').insert(0, 'fine')
  ada.update(Y.encodeStateAsUpdate(small))
  await settled()
  expect(refusalsOf(ada)).toMatchObject([{ code: 'too-large', n: before + 1 }])
  expect(ada.saved).toBe(before)
})

it('[R3] refuses a document that grows too large, but lets it be shortened', async () => {
  const { join } = scriptedRooms({ documentBytes: 1_000 })
  const ada = await join('ada')
  ada.type('x'.repeat(700))
  await settled()
  const saved = ada.saved
  expect(saved).toBe(ada.sent)
  ada.ydoc.getText('t').delete(0, 600)
  await settled()
  expect(ada.saved).toBe(ada.sent)
  ada.type('y'.repeat(500))
  await settled()
  expect(refusalsOf(ada)).toMatchObject([{ code: 'document-full' }])
})

it('[R2] closes a connection that sends what is no frame, and only that one', async () => {
  const { join } = scriptedRooms()
  const bad: [Uint8Array, string][] = [
    [new Uint8Array([]), 'bad-frame'],
    [new Uint8Array([0, 2, 200]), 'bad-frame'],
    [new Uint8Array([0, 9, 0]), 'unknown-opcode'],
    [new Uint8Array([2, 0]), 'unknown-opcode'],
    [new Uint8Array([112, 1, 1]), 'unknown-opcode'],
    [encodeSync('update', new Uint8Array([1, 2, 3])), 'bad-frame'],
  ]
  const ada = await join('ada')
  for (const [bytes, reason] of bad) {
    const eve = await join('eve')
    eve.send(bytes)
    expect(eve.closed).toBe(reason)
  }
  ada.type('!')
  await settled()
  expect(ada.saved).toBe(ada.sent)
})

it('[R12] sends everybody away when the document cannot be loaded, stores nothing, and tries again', async () => {
  const { join, log } = scriptedRooms()
  log.failLoadsWith(new Error('slow disk'))
  const both = await Promise.all([join('ada'), join('bob')])
  expect(both.map(({ closed, kinds }) => [closed, kinds])).toEqual([
    ['load-failed', []],
    ['load-failed', []],
  ])
  expect(log.batches).toEqual([])
  log.failLoadsWith(null)
  expect((await join('ada')).text).toBe('Once')
  expect((await join('eve', { document: 'none' })).closed).toBe('no-such-document')
})

it('[R13] closes an empty room after a while with a snapshot, and one who comes meanwhile finds it', async () => {
  const { join, log, rooms, clock } = scriptedRooms()
  const ada = await join('ada')
  ada.type(' upon')
  await settled()
  ada.seat.leave()
  clock.pass(30_000)
  const bob = await join('bob')
  await settled()
  expect(bob.text).toBe('Once upon')
  expect(rooms.size).toBe(1)
  bob.type('!')
  await settled()
  expect(bob.saved).toBe(bob.sent)
  bob.seat.leave()
  clock.pass(30_000)
  await settled()
  expect(rooms.size).toBe(0)
  expect((await log.load('d'))?.snapshot?.seq).toBe(3)
  expect((await join('eve')).text).toBe('Once upon!')
})

it('[R14] [R15] says who is here in the server’s words, once for each connection, and who left', async () => {
  const { join, clock } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  ada.show(1, { user: { name: 'Impostor' }, cursor: { anchor: 3 }, secret: 1 })
  clock.pass(100)
  expect(bob.presence.get(1)).toEqual({
    cursor: { anchor: 3 },
    user: { id: 'ada', name: 'ada', color: '#000000' },
  })
  expect(ada.presence.has(1)).toBe(false)
  ada.show(2, { cursor: null })
  bob.show(1, { cursor: 'squatted' })
  ada.send(presenceFrame(1, { cursor: 'x'.repeat(5_000) }))
  clock.pass(100)
  expect([...bob.presence.keys()]).toEqual([1])
  expect(bob.presence.get(1)).toMatchObject({ cursor: { anchor: 3 } })
  for (let i = 0; i < 20; i += 1) ada.show(1, { cursor: i })
  const frames = bob.kinds.length
  clock.pass(100)
  expect(bob.kinds.length).toBe(frames + 1)
  ada.seat.leave()
  clock.pass(100)
  expect(bob.presence.size).toBe(0)
})

it('[R14] keeps a caret when the same person reconnects before the old connection is known to be dead', async () => {
  const { join, clock } = scriptedRooms()
  const [old, bob] = [await join('ada'), await join('bob')]
  old.show(1, { cursor: 1 })
  const next = await join('ada')
  next.show(1, { cursor: 2 })
  old.seat.leave()
  clock.pass(100)
  expect(bob.presence.get(1)).toMatchObject({ cursor: 2 })
})

it('[R17] closes who reads too slowly and who sends too much', async () => {
  const { join } = scriptedRooms({ updatesPerSecond: 10 })
  const [ada, slow] = [await join('ada'), await join('slow')]
  slow.waiting = 5 * 1024 * 1024
  ada.type('!')
  await settled()
  expect(slow.closed).toBe('too-slow')
  for (let i = 0; i < 30; i += 1) ada.type('!')
  expect(ada.closed).toBe('too-fast')
})

it('[R18] tells a digest of what everybody has, and none while something is under way', async () => {
  const { join, log, clock } = scriptedRooms()
  const ada = await join('ada')
  ada.type(' upon')
  await settled()
  clock.pass(30_000)
  await settled()
  const digests = ada.news.filter(({ kind }) => kind === 'digest')
  expect(digests).toMatchObject([{ seq: 2 }])
  clock.pass(30_000)
  await settled()
  expect(ada.news.filter(({ kind }) => kind === 'digest')).toHaveLength(1)
  expect(log.batches).toEqual([1])
})

it('[R20] edits through the log and reads what is on disk, with and without a room', async () => {
  const { join, log, rooms } = scriptedRooms()
  await rooms.edit('d', 'founder', (ydoc) => ydoc.getText('t').insert(4, ' upon'))
  const ada = await join('ada')
  expect(ada.text).toBe('Once upon')
  log.hold()
  const edit = rooms.edit('d', 'founder', (ydoc) => ydoc.getText('t').insert(0, '> '))
  await settled()
  const before = await rooms.read('d')
  expect([before?.ydoc.getText('t').toString(), before?.seq]).toEqual(['Once upon', 2])
  await log.letGo()
  await edit
  expect(ada.text).toBe('> Once upon')
  expect(log.rows.get('d')?.map(({ author }) => author)).toEqual(['founder', 'founder', 'founder'])
  log.failWith(new Error('full'))
  await expect(rooms.edit('d', 'founder', (ydoc) => ydoc.getText('t').insert(0, '!'))).rejects.toThrow('full')
  expect(await rooms.read('none')).toBeNull()
})

it('[R21] takes in what another process wrote, in the log’s order', async () => {
  const { join, log } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  await log.append([
    { document: 'd', bytes: updateSaying('theirs ', 77), author: 'cli', connection: 'x', n: 1, at: 0 },
  ])
  ada.type('!')
  await settled()
  expect(bob.text).toBe(ada.text)
  expect(bob.text).toContain('theirs')
  expect(ada.saved).toBe(ada.sent)
})

it('[R22] commits and acknowledges before it sends everybody away', async () => {
  const { join, log, rooms } = scriptedRooms()
  const ada = await join('ada')
  log.hold()
  ada.type(' upon')
  const stopped = rooms.close()
  await settled()
  expect(ada.closed).toBeNull()
  await log.letGo()
  await stopped
  expect(ada.saved).toBe(ada.sent)
  expect(ada.news.at(-1)).toEqual({ kind: 'bye', code: 1012, retryAfterMs: 1_000 })
  expect(ada.closed).toBe('shutting-down')
  expect((await join('bob')).closed).toBe('shutting-down')
})

it('acknowledges a mark that stands behind nothing new at once', async () => {
  const { join } = scriptedRooms()
  const ada = await join('ada')
  ada.send(encodeMark(50))
  expect(ada.saved).toBe(50)
})
