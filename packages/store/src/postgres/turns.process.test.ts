import { describeWithPostgres, type StartedPostgres, startPostgres } from '@stanza/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Store } from '../store.ts'
import { openPostgresStore } from './open-postgres-store.ts'

/** Work that stands still until it is let go. */
function heldWork() {
  const begun = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const work = async (): Promise<void> => {
    begun.resolve()
    await gate.promise
  }
  return { work, begun: begun.promise, letGo: gate.resolve }
}

describeWithPostgres('turns on PostgreSQL', () => {
  let postgres: StartedPostgres
  let url: string
  let store: Store
  beforeAll(async () => {
    postgres = await startPostgres()
    url = postgres.createDatabase()
    store = await openPostgresStore(url)
  })
  afterAll(async () => {
    await store.close()
    await postgres[Symbol.asyncDispose]()
  })

  const connections = (): number =>
    Number(
      postgres.query(
        url,
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'stanza' AND datname = current_database()",
      ),
    )
  const holdingTurns = (): number =>
    Number(postgres.query(url, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))

  it('in eight editions people decide at the same time, and the ninth begins when one is done', async () => {
    const held = Array.from({ length: 8 }, () => heldWork())
    const turns = held.map(({ work }, n) => store.alone(`edition ${n}`, work))
    await Promise.all(held.map(({ begun }) => begun))
    expect(holdingTurns()).toBe(8)
    const ninth = store.alone('edition 8', () => Promise.resolve('done'))
    // What people type and read has connections of its own.
    expect(await store.issues()).toEqual([])
    held[0]?.letGo()
    expect(await ninth).toBe('done')
    for (const { letGo } of held) letGo()
    await Promise.all(turns)
  })

  it('an edition in which everybody decides at once holds one connection, and the others do not wait for it', async () => {
    const hot = heldWork()
    const turns = [store.alone('hot', hot.work)]
    await hot.begun
    const order: number[] = []
    for (let n = 0; n < 30; n += 1) turns.push(store.alone('hot', async () => void order.push(n)))
    const others = Array.from({ length: 20 }, (_, n) => store.alone(`calm ${n}`, () => Promise.resolve(n)))
    expect(await Promise.all(others)).toEqual(Array.from({ length: 20 }, (_, n) => n))
    expect(holdingTurns()).toBe(1)
    expect(order).toEqual([])
    hot.letGo()
    await Promise.all(turns)
    expect(order).toEqual(Array.from({ length: 30 }, (_, n) => n))
  })

  it('a node never holds more than the sixteen connections that its operator was told, and none for long', async () => {
    const held = Array.from({ length: 8 }, () => heldWork())
    const turns = held.map(({ work }, n) => store.alone(`edition ${n}`, work))
    await Promise.all(held.map(({ begun }) => begun))
    const documents = Array.from({ length: 40 }, (_, n) => `none ${n}`)
    await Promise.all(documents.flatMap((id) => [store.issue(id), store.load(id), store.heads([id])]))
    expect(connections()).toBe(16)
    for (const { letGo } of held) letGo()
    await Promise.all(turns)
    // The event that is waited for is the closing of the last one, which the pool does by its own timer.
    await vi.waitFor(() => expect(connections()).toBe(0), { timeout: 25_000, interval: 500 })
    expect(await store.alone('again', () => Promise.resolve(1))).toBe(1)
  })
})
