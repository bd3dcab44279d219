import { expect, it } from 'vitest'
import { settled } from '../testing/held-log.ts'
import { linkedNeighbours } from '../testing/linked-neighbours.ts'
import { scriptedRooms } from '../testing/scripted-room.ts'

/** Two nodes on one log, and the way between them. */
function twoNodes() {
  const link = linkedNeighbours()
  const a = scriptedRooms({}, { shared: { neighbours: link.node() } })
  const b = scriptedRooms({}, { shared: { neighbours: link.node() }, log: a.log, clock: a.clock })
  const reads: number[] = []
  const since = a.log.since.bind(a.log)
  a.log.since = (document, seq) => {
    reads.push(seq)
    return since(document, seq)
  }
  return { link, a, b, reads, log: a.log, clock: a.clock }
}

it('[R26] shows at a hint what another node wrote, and without hints within a second', async () => {
  const { link, a, b, clock } = twoNodes()
  const [ada, bob] = [await a.join('ada'), await b.join('bob')]
  ada.type(' upon')
  await settled()
  expect(bob.text).toBe('Once upon')
  link.lose(true)
  ada.type(' a time')
  await settled()
  expect(bob.text).toBe('Once upon')
  expect(ada.saved).toBe(ada.sent)
  clock.pass(1_000)
  await settled()
  expect(bob.text).toBe('Once upon a time')
  bob.type('!')
  ada.type('?')
  await settled()
  clock.pass(1_000)
  await settled()
  expect(ada.text).toBe(bob.text)
  expect([ada.saved, bob.saved]).toEqual([ada.sent, bob.sent])
})

it('[R26] keeps order and numbers when both nodes write while commits and looks cross', async () => {
  const { a, b, log, clock } = twoNodes()
  const [ada, bob, eve] = [await a.join('ada'), await b.join('bob'), await b.join('eve')]
  for (let round = 0; round < 20; round += 1) {
    if (round % 3 === 0) log.hold()
    ada.type(`a${round} `)
    bob.type(`b${round} `)
    if (round % 2 === 0) clock.pass(1_000)
    await log.letGo()
  }
  clock.pass(1_000)
  await settled()
  expect(bob.text).toBe(ada.text)
  expect(eve.text).toBe(ada.text)
  expect([ada.saved, bob.saved]).toEqual([ada.sent, bob.sent])
  expect((await a.rooms.read('d'))?.seq).toBe(41)
  expect((await b.rooms.read('d'))?.seq).toBe(41)
  expect((await b.join('new')).text).toBe(ada.text)
})

it('[R26] knows what is on disk when somebody comes over from another node', async () => {
  const { link, a, b } = twoNodes()
  const [ada, bob] = [await a.join('ada'), await a.join('bob')]
  await b.join('eve')
  link.lose(true)
  ada.type(' upon')
  bob.type(' a time')
  await settled()
  const moved = await b.join('bob', { ydoc: bob.ydoc })
  expect(moved.news.filter(({ kind }) => kind === 'refused')).toEqual([])
  expect(moved.saved).toBe(moved.sent)
  expect(moved.text).toBe(ada.text)
})

it('[R26] does and reads nothing for hints that are not true', async () => {
  const { link, a, b, reads } = twoNodes()
  const bob = await b.join('bob')
  await a.join('ada')
  reads.length = 0
  for (let seq = 0; seq < 1_000; seq += 1) {
    link.all.grew('d', seq * 1_000)
    link.all.grew('none', seq)
    link.all.whoIsThere('none')
    link.all.present('d', [{ client: seq, person: { id: 'x', name: 'x', color: '' }, said: 'not JSON' }])
    await settled()
  }
  // One for each node: the first false hint, and no other before the next look.
  expect(reads.length).toBeLessThanOrEqual(2)
  expect(bob.text).toBe('Once')
  expect(bob.presence.size).toBe(0)
  expect(bob.closed).toBeNull()
})

it('[R26] says once that the log cannot be read, and goes on when it can', async () => {
  const { link, a, b, log, clock } = twoNodes()
  const [ada, bob] = [await a.join('ada'), await b.join('bob')]
  link.lose(true)
  const heads = log.heads.bind(log)
  log.heads = () => Promise.reject(new Error('gone'))
  for (let second = 0; second < 3; second += 1) {
    clock.pass(1_000)
    await settled()
  }
  expect(b.events.filter(({ kind }) => kind === 'follow-failed')).toHaveLength(1)
  log.heads = heads
  ada.type(' upon')
  await settled()
  clock.pass(1_000)
  await settled()
  expect(bob.text).toBe('Once upon')
})

it('[R27] shows who is on another node, under the name that their node knows, until they leave or their node is lost', async () => {
  const { link, a, b, clock } = twoNodes()
  const ada = await a.join('ada')
  ada.show(1, { cursor: 4, user: { name: 'the queen' } })
  await settled()
  // Who opens the document later is told at once, not with the next beat.
  const bob = await b.join('bob')
  clock.pass(100)
  await settled()
  clock.pass(100)
  await settled()
  expect(bob.presence.get(1)).toEqual({ cursor: 4, user: { id: 'ada', name: 'ada', color: '#000000' } })
  ada.seat.leave()
  clock.pass(100)
  await settled()
  expect(bob.presence.size).toBe(0)
  const eve = await a.join('eve')
  eve.show(2, { cursor: 1 })
  clock.pass(100)
  await settled()
  expect(bob.presence.size).toBe(1)
  link.lose(true)
  for (let second = 0; second < 40; second += 2) {
    clock.pass(2_000)
    await settled()
  }
  expect(bob.presence.size).toBe(0)
})

it('[R27] believes its own people before another node', async () => {
  const { link, b, clock } = twoNodes()
  const [bob, eve] = [await b.join('bob'), await b.join('eve')]
  bob.show(7, { cursor: 1 })
  clock.pass(100)
  const mallory = { id: 'm', name: 'Mallory', color: '#ffffff' }
  link.all.present('d', [{ client: 7, person: mallory, said: '{"cursor":9}' }])
  link.all.present('d', [{ client: 7, person: mallory, said: null }])
  clock.pass(100)
  expect(eve.presence.get(7)).toMatchObject({ cursor: 1, user: { name: 'bob' } })
})
