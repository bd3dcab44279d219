import { expect, it } from 'vitest'
import { settled } from '../testing/held-log.ts'
import { scriptedRooms, type Client } from '../testing/scripted-room.ts'

const codesOf = ({ news }: Client): readonly string[] =>
  news.filter((item) => item.kind === 'refused').map(({ code }) => code)

const dayMs = 86_400_000

it('[R33] holds one person to a day’s changes over all their connections, and nobody else', async () => {
  const { join } = scriptedRooms({ dailyBytes: 2_000 })
  const [ada, again, bob] = [await join('ada'), await join('ada'), await join('bob')]
  ada.type('x'.repeat(1_500))
  await settled()
  again.type('y'.repeat(1_500))
  bob.type('z'.repeat(1_500))
  await settled()
  expect([codesOf(ada), codesOf(again), codesOf(bob)]).toEqual([[], ['daily-limit'], []])
  expect([ada.closed, again.closed]).toEqual([null, null])
  expect(ada.text).toBe(bob.text)
  expect(bob.text).not.toContain('y')
})

it('[R33] takes what was too much for a day as soon as enough of the allowance has come back, without a word typed', async () => {
  const { join, clock } = scriptedRooms({ dailyBytes: 2_000 })
  const [ada, bob] = [await join('ada'), await join('bob')]
  ada.type('x'.repeat(1_900))
  await settled()
  ada.type('!'.repeat(200))
  await settled()
  expect([codesOf(ada), ada.saved === ada.sent]).toEqual([['daily-limit'], false])
  clock.pass(dayMs / 8)
  await settled()
  expect(bob.text).toBe(ada.text)
  expect(ada.saved).toBe(ada.sent)
})
