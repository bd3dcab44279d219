import { expect, it } from 'vitest'
import { visitInOrder } from './in-order.ts'
import type { Run, Struct } from './update-shape.ts'

/** Structs of one unit each, which need what `needs` gives. */
const run = (client: number, length: number, needs: (clock: number) => readonly number[]): Run => ({
  client,
  from: 0,
  to: length,
  structs: Array.from({ length }, (_, clock) => ({
    from: clock,
    to: clock + 1,
    needs: needs(clock),
    isType: false,
    isInside: false,
  })),
})

/** Visits with a state of its own, and counts the looks that it takes. */
function visiting(runs: readonly Run[]): { isWhole: boolean; visited: number; looks: number } {
  const reached = new Map<number, number>()
  let [visited, looks] = [0, 0]
  const isReady = ({ needs: [client, clock] }: Struct): boolean => {
    looks += 1
    return client === undefined || clock === undefined || clock < (reached.get(client) ?? 0)
  }
  const isWhole = visitInOrder(runs, isReady, ({ to }, client) => {
    visited += 1
    reached.set(client, to)
  })
  return { isWhole, visited, looks }
}

it('visits what waits for each other by turns', () => {
  const runs = [run(1, 50, (clock) => [2, clock]), run(2, 50, (clock) => (clock === 0 ? [] : [1, clock - 1]))]
  expect(visiting(runs)).toMatchObject({ isWhole: true, visited: 100 })
  expect(visiting([run(1, 2, () => [2, 0]), run(2, 2, () => [1, 0])])).toMatchObject({
    isWhole: false,
    visited: 0,
  })
})

it('[R3] gives up on an update that is made to take a minute to judge', () => {
  // By turns as above, with 900 that wait for the last of them.
  const waiting = Array.from({ length: 900 }, (_, index) => run(index + 3, 1, () => [1, 39_999]))
  const byTurns = [
    run(1, 40_000, (clock) => [2, clock]),
    run(2, 40_000, (clock) => (clock === 0 ? [] : [1, clock - 1])),
  ]
  const { isWhole, looks } = visiting([...waiting, ...byTurns])
  expect(isWhole).toBe(false)
  expect(looks).toBeLessThan(5_000_000)
})
