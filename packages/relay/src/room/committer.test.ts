import { expect, it } from 'vitest'
import { fakeClock } from '../testing/fake-clock.ts'
import { settled } from '../testing/held-log.ts'
import type { NewUpdate } from '../update-log.ts'
import { Committer, type Entry } from './committer.ts'

const entry = (n: number): Entry => ({
  update: { document: 'd', bytes: new Uint8Array(), author: 'a', connection: 'c', n, at: 0 },
})

/** A committer on a log that keeps what it is handed at once, and an owner who notes nothing. */
function committing() {
  const clock = fakeClock()
  const batches: number[] = []
  const append = async (batch: readonly NewUpdate[]): Promise<number[]> => {
    batches.push(batch.length)
    return batch.map(({ n }) => n)
  }
  const owner = { committed: () => undefined, failed: () => undefined }
  const committer = new Committer<Entry>({ append }, clock)
  return { clock, batches, committer, owner, add: (n: number) => committer.add(owner, entry(n)) }
}

/** One whose log answers, and whose network is read, when the test says so; `events` has what happened. */
function stepping() {
  const events: string[] = []
  const answers: PromiseWithResolvers<void>[] = []
  const reads: PromiseWithResolvers<void>[] = []
  const append = async (batch: readonly NewUpdate[]): Promise<number[]> => {
    const numbers = batch.map(({ n }) => n)
    events.push(`write ${numbers.join()}`)
    const answer = Promise.withResolvers<void>()
    answers.push(answer)
    await answer.promise
    return numbers
  }
  const owner = {
    committed: (entries: readonly Entry[]) =>
      void events.push(`tell ${entries.map(({ update }) => update.n).join()}`),
    failed: () => void events.push('failed'),
  }
  const read = (): Promise<void> => {
    const reading = Promise.withResolvers<void>()
    reads.push(reading)
    return reading.promise
  }
  const committer = new Committer<Entry>({ append }, fakeClock(), read)
  return {
    events,
    committer,
    owner,
    add: (n: number) => committer.add(owner, entry(n)),
    async readAll() {
      reads.shift()?.resolve()
      await settled()
    },
    async flushed() {
      answers.shift()?.resolve()
      await settled()
    },
    async broken() {
      answers.shift()?.reject(new Error('no disk'))
      await settled()
    },
  }
}

it('[R10] commits at once when nothing is under way', async () => {
  const { batches, add } = committing()
  add(1)
  await settled()
  add(2)
  await settled()
  expect(batches).toEqual([1, 1])
})

it('[R10] [R25] what comes in one piece shares a commit, and what comes meanwhile is the next, written before anybody is told', async () => {
  const { events, add, readAll, flushed, committer } = stepping()
  add(1)
  add(2)
  await readAll()
  expect(events).toEqual(['write 1,2'])
  add(3)
  await flushed()
  add(4)
  expect(events).toEqual(['write 1,2'])
  await readAll()
  expect(events).toEqual(['write 1,2', 'write 3,4', 'tell 1,2'])
  await flushed()
  const idle = committer.idle()
  await readAll()
  await idle
  expect(events.at(-1)).toBe('tell 3,4')
})

it('[R9] [R25] writes nothing behind a commit that failed before its owner knows', async () => {
  const { events, add, readAll, broken, flushed, committer, owner } = stepping()
  owner.failed = () =>
    void events.push(
      `back ${committer
        .withdraw(owner)
        .map(({ update }) => update.n)
        .join()}`,
    )
  add(1)
  await readAll()
  add(2)
  await broken()
  expect(events).toEqual(['write 1', 'back 2'])
  await readAll()
  add(3)
  await readAll()
  await flushed()
  await readAll()
  expect(events).toEqual(['write 1', 'back 2', 'write 3', 'tell 3'])
})

it('[R30] keeps what an owner hands over until it is let go, in its order, and holds up no other', async () => {
  const { batches, committer, owner, add } = committing()
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
  const { clock, batches, committer, owner } = committing()
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
  const { clock, batches, committer, add, owner } = committing()
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

it('[R25] lets the next of an owner wait for another where it is asked to, and holds up nobody else', async () => {
  const { clock, batches, committer, owner, add } = committing()
  const other = { committed: () => undefined, failed: () => undefined }
  committer.gather(owner, 8)
  add(1)
  committer.add(other, entry(9))
  await settled()
  expect(batches).toEqual([1])
  add(2)
  await settled()
  expect(batches).toEqual([1, 2])
  committer.gather(owner, 8)
  add(3)
  clock.pass(7)
  await settled()
  expect(batches).toEqual([1, 2])
  clock.pass(1)
  await settled()
  expect(batches).toEqual([1, 2, 1])
})

it('[R25] lets nothing wait that somebody waits behind already', async () => {
  const { batches, committer, owner, add } = committing()
  const { promise, resolve } = Promise.withResolvers<void>()
  committer.hold(owner, promise, 3_000)
  add(1)
  committer.gather(owner, 8)
  add(2)
  resolve()
  await settled()
  expect(batches).toEqual([2])
})

it('[R25] forgets the wait for what is taken back', async () => {
  const { batches, committer, owner, add } = committing()
  committer.gather(owner, 8)
  add(1)
  expect(committer.withdraw(owner)).toHaveLength(1)
  add(2)
  await settled()
  expect(batches).toEqual([1])
})
