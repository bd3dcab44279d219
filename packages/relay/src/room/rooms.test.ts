import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { settled } from '../testing/held-log.ts'
import { scriptedRooms } from '../testing/scripted-room.ts'

const updateSaying = (words: string, client: number): Uint8Array => {
  const ydoc = new Y.Doc()
  ydoc.clientID = client
  ydoc.getText('t').insert(0, words)
  return Y.encodeStateAsUpdate(ydoc)
}

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
