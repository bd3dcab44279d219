import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodeMark, encodeSync } from '../frames.ts'
import { settled } from '../testing/held-log.ts'
import type { NewUpdate } from '../update-log.ts'
import { mayEdit, mayRead, scriptedRooms, type Client } from '../testing/scripted-room.ts'

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
  const { join, log, events } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  log.hold()
  ada.type('a')
  await settled()
  for (const words of ['b', 'c']) ada.type(words)
  bob.type('d')
  await log.letGo()
  expect(log.batches).toEqual([1, 3])
  const told = events.flatMap((event) => (event.kind === 'committed' ? [event] : []))
  expect(told.map(({ updates, connections }) => [updates, connections.length])).toEqual([
    [1, 1],
    [3, 2],
  ])
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
  const { join, log, events } = scriptedRooms()
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
  // Not called a disk error, which would end the process for one document's sake.
  expect(events.find(({ kind }) => kind === 'commit-failed')).toMatchObject({
    document: 'd',
    code: 'unknown',
  })
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

it('[R9] [R25] starts again from the log when what is on disk cannot be told, with the next commit already under way', async () => {
  const { join, log, clock } = scriptedRooms()
  const [ada, bob] = [await join('ada'), await join('bob')]
  const { append, since } = log
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const disk = [first, second]
  let failures = 0
  Object.assign(log, {
    append: async (batch: readonly NewUpdate[]) => {
      await disk.shift()?.promise
      return append(batch)
    },
    since: async (document: string, seq: number) => {
      if (failures > 0) return since(document, seq)
      failures += 1
      throw new Error('the log cannot be asked')
    },
  })
  ada.type('a')
  await settled()
  ada.type('b')
  const far = { document: 'd', bytes: updateSaying('far', 77), author: 'eve', connection: 'far' }
  log.rows.get('d')?.push({ ...far, n: 1, at: 0, seq: 2 })
  first.resolve()
  await settled()
  expect([failures, disk.length, bob.text.length]).toEqual([1, 0, 'farOncea'.length])
  second.resolve()
  await settled()
  clock.pass(2_000)
  await settled()
  const before = ada.saved
  expect(before).toBe(ada.sent)
  log.hold()
  ada.type('c')
  await settled()
  expect(ada.saved).toBe(before)
  await log.letGo()
  expect(ada.saved).toBe(ada.sent)
  expect([bob.text.length, bob.text.includes('abc')]).toEqual(['farOnceabc'.length, true])
  expect(log.rows.get('d')).toHaveLength(5)
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
  // Asked for everything, it answers with what is too large again.
  expect(refusalsOf(ada)).toMatchObject([{ code: 'too-large', n: before + 1 }, { code: 'too-large' }])
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
  // Nothing is new, but one who was not saved the first time compares now.
  expect(ada.news.filter(({ kind }) => kind === 'digest')).toHaveLength(2)
  expect(log.batches).toEqual([1])
})

it('acknowledges a mark that stands behind nothing new at once', async () => {
  const { join } = scriptedRooms()
  const ada = await join('ada')
  ada.update(Y.encodeStateAsUpdate(ada.ydoc))
  expect(ada.saved).toBe(ada.sent)
})

it.each([
  ['was lost', 0],
  ['came twice', 2],
])(
  '[R28] believes no mark when the frame before it %s, and lets the client come anew',
  async (_what, times) => {
    const { join, log } = scriptedRooms()
    const ada = await join('ada')
    const before = ada.saved
    for (let sent = 0; sent < times; sent += 1)
      ada.send(encodeSync('update', Y.encodeStateAsUpdate(ada.ydoc)))
    ada.send(encodeMark(ada.sent + 1))
    expect([ada.closed, ada.saved]).toEqual(['lost-frames', before])
    const again = await join('ada', { ydoc: ada.ydoc })
    expect([again.closed, log.batches]).toEqual([null, []])
  },
)

it('[R31] refuses what makes the text too deep, in however many updates, and takes the rest', async () => {
  const { join, clock } = scriptedRooms({ nesting: 10 })
  const [ada, eve] = [await join('ada'), await join('eve')]
  const deepen = async ({ ydoc }: Client): Promise<void> => {
    let parent: Y.XmlFragment = ydoc.getXmlFragment('content')
    while (parent.length > 0) parent = parent.get(0) as Y.XmlElement
    parent.insert(0, [new Y.XmlElement('quote')])
    clock.pass(1_000)
    await settled()
  }
  for (let n = 0; n < 10; n += 1) await deepen(n % 2 === 0 ? ada : eve)
  expect([refusalsOf(ada), refusalsOf(eve)]).toEqual([[], []])
  await deepen(eve)
  expect(refusalsOf(eve)).toMatchObject([{ code: 'too-deep' }])
  ada.ydoc.getXmlFragment('content').insert(1, [new Y.XmlElement('paragraph')])
  ada.type('!')
  await settled()
  expect([refusalsOf(ada), ada.saved]).toEqual([[], ada.sent])
  expect(ada.ydoc.getXmlFragment('content').toString()).toBe(
    `${'<quote>'.repeat(10)}${'</quote>'.repeat(10)}<paragraph></paragraph>`,
  )
})
