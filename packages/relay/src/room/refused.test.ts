import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodeSync } from '../frames.ts'
import type { Limits } from '../limits.ts'
import { settled } from '../testing/held-log.ts'
import { mayEdit, scriptedRooms, type Client } from '../testing/scripted-room.ts'

const codesOf = ({ news }: Client): string[] =>
  news.flatMap((item) => (item.kind === 'refused' ? [item.code] : []))
const questionsTo = ({ kinds }: Client): number => kinds.filter((kind) => kind === 'step1').length

/** A list so many levels deep at the root, in one update, as a paste brings it. */
function pasteList({ ydoc }: Client, levels: number): void {
  let list = new Y.XmlElement('list')
  for (let depth = 1; depth < levels; depth += 1) {
    const outer = new Y.XmlElement('list')
    outer.insert(0, [list])
    list = outer
  }
  ydoc.getXmlFragment('content').insert(0, [list])
}

async function twoPeople(limits: Partial<Limits>) {
  const script = scriptedRooms(limits)
  const [ada, bob] = [await script.join('ada'), await script.join('bob')]
  const type = async (words: string, ms: number): Promise<void> => {
    ada.type(words)
    await settled()
    script.clock.pass(ms)
    await settled()
  }
  return { ...script, ada, bob, type }
}

it('[R4] tells who types on behind what was refused the same reason, asks now and then, and sends nobody away', async () => {
  const { ada, bob, type } = await twoPeople({ nesting: 10 })
  pasteList(ada, 11)
  await settled()
  const [before, saved] = [questionsTo(ada), ada.saved]
  for (let n = 0; n < 100; n += 1) await type('x', 150)
  expect([ada.closed, new Set(codesOf(ada)), ada.saved, bob.text]).toEqual([
    null,
    new Set(['too-deep']),
    saved,
    'Once',
  ])
  // In 15 s, one every 5 s.
  expect(questionsTo(ada) - before).toBeGreaterThan(2)
  expect(questionsTo(ada) - before).toBeLessThanOrEqual(4)
})

it.each([
  ['an editor that can undo that', true],
  ['none that can', false],
])(
  '[R4] [R31] saves everything as soon as what lay too deep is taken out again, in %s',
  async (_what, canUndo) => {
    const { ada, bob, type, clock } = await twoPeople({ nesting: 10 })
    const undo = canUndo ? new Y.UndoManager(ada.ydoc.getXmlFragment('content')) : null
    pasteList(ada, 11)
    await type('!', 100)
    await type('!', 100)
    if (undo === null) ada.ydoc.getXmlFragment('content').delete(0, 1)
    else undo.undo()
    await settled()
    clock.pass(5_000)
    await settled()
    expect([bob.text, bob.ydoc.getXmlFragment('content').length]).toEqual(['Once!!', 0])
    clock.pass(5_000)
    await settled()
    expect([ada.closed, ada.saved]).toEqual([null, ada.sent])
    await type('?', 0)
    expect([bob.text, ada.saved]).toEqual(['Once!!?', ada.sent])
  },
)

it('[R4] saves everything as soon as what was too large is smaller', async () => {
  const { ada, bob, type, clock } = await twoPeople({ updateBytes: 1_000 })
  await type('x'.repeat(2_000), 0)
  await type('!', 100)
  await type('?', 100)
  expect([ada.closed, new Set(codesOf(ada)), bob.text]).toEqual([null, new Set(['too-large']), 'Once'])
  ada.ydoc.getText('t').delete(4, 2_000)
  await settled()
  for (const ms of [5_000, 5_000]) {
    clock.pass(ms)
    await settled()
  }
  expect([bob.text, ada.saved]).toEqual(['Once!?', ada.sent])
})

it('[R4] saves what did not fit into a full text as soon as somebody shortens it', async () => {
  const { ada, bob, type, clock } = await twoPeople({ documentBytes: 1_000 })
  await type('x'.repeat(700), 0)
  await type('y'.repeat(500), 0)
  await type('!', 100)
  expect([ada.closed, new Set(codesOf(ada))]).toEqual([null, new Set(['document-full'])])
  bob.ydoc.getText('t').delete(4, 700)
  await settled()
  for (let seconds = 0; seconds < 10; seconds += 5) {
    ada.type('?')
    await settled()
    clock.pass(5_000)
    await settled()
  }
  clock.pass(5_000)
  await settled()
  expect([bob.text, ada.text, ada.saved]).toEqual([ada.text, `Once${'y'.repeat(500)}!??`, ada.sent])
})

it('[R4] takes what came before the answer to its question for no second try', async () => {
  const { rooms } = scriptedRooms()
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'a')
  const before = Y.encodeStateVector(doc)
  doc.getText('t').insert(1, 'b')
  const orphan = Y.encodeStateAsUpdate(doc, before)
  let closed: string | null = null
  const person = { id: 'ada', name: 'ada', color: '#000000' }
  const peer = {
    send: () => undefined,
    buffered: () => 0,
    close: (reason: string) => void (closed = reason),
  }
  const seat = await rooms.join('d', { connection: 'c', person, access: mayEdit }, peer)
  if (typeof seat === 'string') throw new Error(seat)
  for (let n = 0; n < 5; n += 1) seat.receive(encodeSync('update', orphan))
  expect(closed).toBeNull()
  seat.receive(encodeSync('step2', orphan))
  expect(closed).toBe('out-of-step')
})

it('[R20] [R31] refuses an edit of the server that the limits do not allow by name, and keeps nothing of it', async () => {
  const { rooms, log } = scriptedRooms({ nesting: 10, documentBytes: 1_000 })
  const edit = (change: (ydoc: Y.Doc) => void): Promise<void> => rooms.edit('d', 'ada', change)
  await expect(edit((ydoc) => pasteList({ ydoc } as Client, 11))).rejects.toMatchObject({ code: 'too-deep' })
  await expect(edit((ydoc) => ydoc.getText('t').insert(0, 'x'.repeat(1_000)))).rejects.toMatchObject({
    code: 'document-full',
  })
  expect(log.rows.get('d')).toHaveLength(1)
})
