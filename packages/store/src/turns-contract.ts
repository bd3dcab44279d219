import { expect, it } from 'vitest'
import type { Turns } from './store.ts'

/** What everything that gives turns must do. */
export function turnsContract(store: () => Turns): void {
  it('runs work of one name one after the other, whatever becomes of it, and work of others beside it', async () => {
    const seen: string[] = []
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const first = store().alone('a', async () => {
      seen.push('first begins')
      begin()
      await gate
      seen.push('first ends')
      throw new RangeError('first')
    })
    const second = store().alone('a', async () => seen.push('second'))
    await begun
    await store().alone('b', async () => seen.push('other'))
    open()
    await expect(first).rejects.toThrow(RangeError)
    await second
    expect(seen).toEqual(['first begins', 'other', 'first ends', 'second'])
    expect(await store().alone('a', async () => 7)).toBe(7)
  })
}
