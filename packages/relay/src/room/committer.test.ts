import { expect, it } from 'vitest'
import { fakeClock } from '../testing/fake-clock.ts'
import { settled } from '../testing/held-log.ts'
import type { NewUpdate } from '../update-log.ts'
import { Committer, type Entry } from './committer.ts'

const entry = (n: number): Entry => ({
  update: { document: 'd', bytes: new Uint8Array(), author: 'a', connection: 'c', n, at: 0 },
})

/** A committer whose owner takes so many ms to tell the room. */
function committing(tellMs: number) {
  const clock = fakeClock()
  const batches: number[] = []
  const append = async (batch: readonly NewUpdate[]): Promise<number[]> => {
    batches.push(batch.length)
    return batch.map(({ n }) => n)
  }
  const owner = { committed: () => clock.pass(tellMs), failed: () => undefined }
  const committer = new Committer<Entry>({ append }, clock)
  return { clock, batches, committer, owner, add: (n: number) => committer.add(owner, entry(n)) }
}

it('[R10] [R25] commits at once when nothing is under way, and goes on at once when the room is quickly told', async () => {
  const { batches, add } = committing(0)
  add(1)
  add(2)
  add(3)
  await settled()
  expect(batches).toEqual([1, 2])
  add(4)
  await settled()
  expect(batches).toEqual([1, 2, 1])
})

it.each([
  [2, 4],
  [50, 8],
])(
  '[R25] after a room that took %i ms to tell one update waits %i ms for a second',
  async (tellMs, pauseMs) => {
    const { clock, batches, add } = committing(tellMs)
    add(1)
    add(2)
    await settled()
    clock.pass(pauseMs - 1)
    await settled()
    expect(batches).toEqual([1])
    clock.pass(1)
    await settled()
    expect(batches).toEqual([1, 1])
  },
)

it('[R25] two updates do not wait for a third', async () => {
  const { batches, add } = committing(50)
  add(1)
  await settled()
  add(2)
  await settled()
  expect(batches).toEqual([1])
  add(3)
  await settled()
  expect(batches).toEqual([1, 2])
})

it('[R30] keeps what an owner hands over until it is let go, in its order, and holds up no other', async () => {
  const { batches, committer, owner, add } = committing(0)
  const { promise, resolve } = Promise.withResolvers<void>()
  const seen: number[] = []
  const other = { committed: () => undefined, failed: () => undefined }
  const held = {
    ...owner,
    committed: (entries: readonly Entry[]) => void seen.push(...entries.map(({ update }) => update.n)),
  }
  committer.hold(held, promise, 3_000)
  committer.add(held, entry(1))
  committer.add(other, entry(9))
  add(8)
  committer.add(held, entry(2))
  await settled()
  expect([batches.length > 0, seen]).toEqual([true, []])
  const idle = committer.idle()
  resolve()
  await idle
  expect(seen).toEqual([1, 2])
})

it('[R30] holds an owner no longer than the first deadline, however often it is held again, and says how old what waits is', async () => {
  const { clock, batches, committer, owner } = committing(0)
  const never = new Promise<void>(() => undefined)
  const add = (n: number): void => {
    const { update } = entry(n)
    committer.add(owner, { update: { ...update, at: clock.now() } })
  }
  for (let n = 0; n < 8; n += 1) {
    committer.hold(owner, never, 3_000)
    add(n)
    clock.pass(2_500)
    await settled()
    // The 1st and 2nd wait for the deadline of the 1st, the 3rd and 4th for that of the 3rd.
    expect([committer.age, batches]).toEqual([n % 2 ? 0 : 2_500, Array(n % 2 ? (n + 1) / 2 : n / 2).fill(2)])
  }
})

it('[R30] holds until all that is waited for is done, and a hold that is over ends no other', async () => {
  const { clock, batches, committer, add, owner } = committing(0)
  const [first, second, third] = [0, 1, 2].map(() => Promise.withResolvers<void>())
  if (first === undefined || second === undefined || third === undefined) throw new Error('no promises')
  committer.hold(owner, first.promise, 3_000)
  committer.hold(owner, second.promise, 3_000)
  add(1)
  first.resolve()
  await settled()
  expect(batches).toEqual([])
  clock.pass(3_000)
  await settled()
  expect(batches).toEqual([1])
  committer.hold(owner, third.promise, 3_000)
  add(2)
  second.resolve()
  await settled()
  expect(batches).toEqual([1])
  third.resolve()
  await settled()
  expect(batches).toEqual([1, 1])
})
