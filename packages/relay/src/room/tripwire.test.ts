import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { documentOf } from '../content/settle.ts'
import { settled } from '../testing/held-log.ts'
import { linkedNeighbours } from '../testing/linked-neighbours.ts'
import { scriptedRooms, type Client } from '../testing/scripted-room.ts'
import type { MassDeletion } from './tripwire.ts'

const told = ({ news }: Client) => news.filter(({ kind }) => kind === 'deletion')
const erase = ({ ydoc }: Client, from: number, length: number): void => ydoc.getText('t').delete(from, length)
const textOf = ({ parts }: MassDeletion): string => documentOf(parts).getText('t').toString()

/** A room of two in which "Once" has grown by 996 characters, and what keeps versions there. */
async function aLongText() {
  const kept: MassDeletion[] = []
  let keeping = Promise.resolve<string | null>('v1')
  const script = scriptedRooms(
    {},
    {
      beforeMassDeletion: (deletion) => {
        kept.push(deletion)
        return keeping
      },
    },
  )
  const [ada, eve] = [await script.join('ada'), await script.join('eve')]
  ada.type('x'.repeat(996))
  await settled()
  script.clock.pass(60_000)
  return { ...script, ada, eve, kept, keep: (work: Promise<string | null>): void => void (keeping = work) }
}

it('[R30] keeps what was there before one update takes most of it, then commits, and tells everybody', async () => {
  const { ada, eve, kept, keep, log } = await aLongText()
  const { promise, resolve } = Promise.withResolvers<string | null>()
  keep(promise)
  erase(eve, 0, 900)
  await settled()
  expect(kept).toMatchObject([{ document: 'd', person: { id: 'eve', name: 'eve' }, seq: 2 }])
  expect(kept.map(textOf)).toEqual([`Once${'x'.repeat(996)}`])
  // Nothing of it is on disk or shown before that; what comes behind it keeps its place.
  ada.type('!')
  await settled()
  expect([log.rows.get('d')?.length, ada.text.length, eve.saved < eve.sent]).toEqual([2, 1001, true])
  resolve('v1')
  await settled()
  for (const one of [ada, eve]) expect(told(one)).toEqual([{ kind: 'deletion', version: 'v1', name: 'eve' }])
  expect([ada.text.length, eve.text.length, eve.saved]).toEqual([101, 101, eve.sent])
})

it('[R30] adds up a short burst, and keeps what was there at its beginning', async () => {
  const { eve, ada, kept, clock } = await aLongText()
  for (let n = 0; n < 5; n += 1) {
    erase(eve, 0, 100)
    await settled()
    clock.pass(1_000)
  }
  expect(kept).toHaveLength(0)
  erase(ada, 0, 1)
  await settled()
  expect(kept.map((one) => textOf(one).length)).toEqual([1000])
})

it('[R30] leaves alone who deletes slowly, little, what was just pasted, and a few lines', async () => {
  const slow = await aLongText()
  for (let n = 0; n < 9; n += 1) {
    erase(slow.eve, 0, 100)
    await settled()
    slow.clock.pass(11_000)
  }
  const paste = await aLongText()
  erase(paste.eve, 0, 1)
  paste.eve.type('y'.repeat(5_000))
  erase(paste.eve, 999, 5_000)
  const short = scriptedRooms()
  const few = await short.join('ada')
  few.type('x'.repeat(400))
  erase(few, 0, 400)
  await settled()
  expect([slow.kept, paste.kept, short.events.filter(({ kind }) => kind === 'mass-deletion')]).toEqual([
    [],
    [],
    [],
  ])
})

it('[R30] commits all the same when nothing can be kept, or only too late, and says so', async () => {
  const failing = await aLongText()
  failing.keep(Promise.reject(new Error('full')))
  erase(failing.eve, 0, 900)
  await settled()
  expect([failing.ada.text.length, told(failing.ada)]).toEqual([100, []])
  expect(failing.events.map(({ kind }) => kind)).toContain('deletion-not-kept')
  const hanging = await aLongText()
  hanging.keep(new Promise(() => undefined))
  erase(hanging.eve, 0, 900)
  await settled()
  expect(hanging.ada.text).toHaveLength(1000)
  hanging.clock.pass(3_000)
  await settled()
  expect(hanging.ada.text).toHaveLength(100)
})

it('[R30] commits within 3 s where nothing can be kept and somebody deletes most of it again and again', async () => {
  const { rooms, clock, ada, eve, keep, log } = await aLongText()
  keep(new Promise(() => undefined))
  for (let n = 0; n < 4; n += 1) {
    erase(eve, 0, 900)
    ada.type('x'.repeat(900))
    await settled()
    const before = log.rows.get('d')?.length ?? 0
    clock.pass(2_500)
    await settled()
    if (n % 2 === 0) expect(rooms.now.unsavedMs).toBe(2_500)
    else expect(log.rows.get('d')?.length).toBeGreaterThan(before)
  }
})

it('[R30] tells those on other nodes too', async () => {
  const link = linkedNeighbours()
  const here = scriptedRooms(
    {},
    { shared: { neighbours: link.node() }, beforeMassDeletion: () => Promise.resolve('v1') },
  )
  const { log, clock } = here
  const there = scriptedRooms({}, { log, clock, shared: { neighbours: link.node() } })
  const [eve, bob] = [await here.join('eve'), await there.join('bob')]
  eve.type('x'.repeat(996))
  await settled()
  erase(eve, 0, 900)
  await settled()
  expect([told(eve).length, told(bob)]).toEqual([1, [{ kind: 'deletion', version: 'v1', name: 'eve' }]])
  expect(bob.text).toBe(eve.text)
})

it('[R30] does not take the server’s own edit for one', async () => {
  const { rooms, kept, ada } = await aLongText()
  await rooms.edit('d', 'ada', (ydoc: Y.Doc) => ydoc.getText('t').delete(0, 900))
  await settled()
  expect([kept, ada.text.length]).toEqual([[], 100])
})
