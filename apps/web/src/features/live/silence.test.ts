import { expect, it } from 'vitest'
import type { Clock } from './browser-clock.ts'
import { endSilence } from './silence.ts'

/** A clock that is wound by hand, and a connection that notes what is done to it. */
function setUp() {
  let now = 0
  let next: { at: number; act: () => void } | null = null
  const clock: Clock = {
    now: () => now,
    after: (ms, act) => {
      next = { at: now + ms, act }
      return () => (next = null)
    },
  }
  const pass = (ms: number): void => {
    const until = now + ms
    while (next !== null && next.at <= until) {
      const { at, act } = next
      now = at
      next = null
      act()
    }
    now = until
  }
  const sleep = (ms: number): void => {
    now += ms
    const act = next?.act
    next = null
    act?.()
  }
  const done: string[] = []
  const connection = {
    wsconnected: true,
    wsconnecting: false,
    synced: true,
    wsLastMessageReceived: 0,
    connect: () => void done.push(`connect at ${now}`),
    disconnect() {
      done.push('disconnect')
      connection.wsconnected = false
    },
  }
  return { connection, done, pass, sleep, stop: endSilence(connection, clock) }
}

it('ends a connection that says nothing, within 9 s, and tries anew', () => {
  const { connection, done, pass } = setUp()
  pass(20_500)
  expect(done).toEqual(['disconnect', 'connect at 8000'])
  connection.wsconnected = true
  connection.wsLastMessageReceived = 20_500
  pass(8_900)
  expect(done).toHaveLength(4)
})

it('leaves a connection alone that is heard, or that still brings the text', () => {
  const { connection, done, pass } = setUp()
  for (let beat = 0; beat < 20; beat += 1) {
    pass(3_000)
    connection.wsLastMessageReceived += 3_000
  }
  connection.synced = false
  pass(60_000)
  expect(done).toEqual([])
})

it('hears first what waited while the page slept', () => {
  const { connection, done, sleep, pass } = setUp()
  sleep(60_000)
  expect(done).toEqual([])
  connection.wsLastMessageReceived = 60_000
  pass(5_000)
  expect(done).toEqual([])
})

it('gives up an attempt that gets no answer, again and again until it is ended', () => {
  const { connection, done, pass, stop } = setUp()
  connection.wsconnected = false
  connection.wsconnecting = true
  pass(25_000)
  expect(done).toEqual(['disconnect', 'connect at 12000', 'disconnect', 'connect at 24000'])
  stop()
  pass(60_000)
  expect(done).toHaveLength(4)
})
