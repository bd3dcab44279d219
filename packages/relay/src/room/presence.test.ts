import { expect, it } from 'vitest'
import { presenceFrame, scriptedRooms } from '../testing/scripted-room.ts'

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
