import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { NewUpdate } from '@stanza/relay'
import type { EditionRow, Store } from './store.ts'

const startOfTests = Date.now()

/** What every log of updates must do. `open` gives the store, and a way to make editions in it. */
export function logContract(
  open: () => { readonly store: Store; readonly newEdition: (date?: string) => Promise<EditionRow> },
  reopen: () => Promise<void>,
): void {
  it('gives each document its own gapless seq, and everything back after reopening', async () => {
    const { store, newEdition } = open()
    const [a, b] = [await newEdition(), await newEdition('2026-10-05')]
    const seqs = await store.append([updateOf(a, 1), updateOf(b, 1), updateOf(a, 2)])
    expect(seqs).toEqual([2, 2, 3])
    await reopen()
    const log = await open().store.load(a.id)
    expect(log?.head).toBe(3)
    expect(log?.epoch).toBe(a.epoch)
    expect(log?.tail.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(log?.tail[1]).toEqual({ ...updateOf(a, 1), seq: 2 })
    expect(await open().store.since(a.id, 2)).toEqual([{ ...updateOf(a, 2), seq: 3 }])
  })

  it('knows no document that was not created', async () => {
    const { store, newEdition } = open()
    expect(await store.load(randomUUID())).toBeNull()
    await expect(
      store.append([{ ...updateOf(await newEdition(), 1), document: randomUUID() }]),
    ).rejects.toThrow()
  })

  it('answers a retry with the seq of the first try, and refuses other bytes under the same number', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    expect(await store.append([updateOf(edition, 1)])).toEqual([2])
    expect(await store.append([updateOf(edition, 1), updateOf(edition, 2)])).toEqual([2, 3])
    const other = { ...updateOf(edition, 1), bytes: stateSaying('other') }
    await expect(store.append([other])).rejects.toMatchObject({ code: 'exists' })
    expect((await store.load(edition.id))?.head).toBe(3)
  })

  it('finds the first try of a retry in a store that was opened again', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    await store.append([updateOf(edition, 1), updateOf(edition, 2)])
    await reopen()
    expect(
      await open().store.append([updateOf(edition, 2), updateOf(edition, 3), updateOf(edition, 1)]),
    ).toEqual([3, 4, 2])
    expect((await open().store.load(edition.id))?.head).toBe(4)
  })

  it('keeps nothing of a batch of which one update cannot be kept', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    const impossible = { ...updateOf(edition, 2), document: randomUUID() }
    await expect(store.append([updateOf(edition, 1), impossible])).rejects.toThrow()
    expect((await store.load(edition.id))?.head).toBe(1)
    expect(await store.append([updateOf(edition, 3)])).toEqual([2])
  })

  it('knows nothing more of a batch that was not kept: its number is free, and so is its clientID', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    const ydoc = new Y.Doc()
    ydoc.getText('t').insert(0, 'mine')
    const mine = { ...updateOf(edition, 1), bytes: Y.encodeStateAsUpdate(ydoc), author: 'bob' }
    const impossible = { ...updateOf(edition, 2), document: randomUUID() }
    await expect(store.append([mine, impossible])).rejects.toThrow()
    expect(await store.append([{ ...mine, author: 'eve' }])).toEqual([2])
    expect((await store.load(edition.id))?.owners.get(ydoc.clientID)).toBe('eve')
  })

  it('remembers who first wrote under a clientID', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    const ydoc = new Y.Doc()
    ydoc.getText('t').insert(0, 'mine')
    const bytes = Y.encodeStateAsUpdate(ydoc)
    await store.append([{ ...updateOf(edition, 1), bytes, author: 'bob' }])
    await store.append([{ ...updateOf(edition, 2), bytes, author: 'eve' }])
    await reopen()
    const log = await open().store.load(edition.id)
    expect(log?.owners.get(ydoc.clientID)).toBe('bob')
    expect([...(log?.owners.values() ?? [])].toSorted()).toEqual(['ada', 'bob'])
  })

  it('starts from the newest snapshot with its outline and the tail after it', async () => {
    const { store, newEdition } = open()
    const outline = Uint8Array.of(1, 2, 3)
    const edition = await newEdition()
    await store.append([updateOf(edition, 1), updateOf(edition, 2)])
    await store.snapshot(edition.id, 2, stateSaying('two'), outline)
    await store.snapshot(edition.id, 1, stateSaying('late'), outline)
    const log = await store.load(edition.id)
    expect(log?.snapshot).toEqual({ seq: 2, bytes: stateSaying('two'), outline })
    expect(log?.tail.map(({ seq }) => seq)).toEqual([3])
    expect(await store.since(edition.id, 0)).toHaveLength(3)
    await expect(store.snapshot(edition.id, 9, stateSaying('future'), outline)).rejects.toThrow()
  })

  it('drops updates in front of a snapshot only after 90 days', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    const old = Date.now() - 91 * 86_400_000
    await store.append([
      { ...updateOf(edition, 1), at: old },
      updateOf(edition, 2),
      { ...updateOf(edition, 3), at: old },
    ])
    await store.snapshot(edition.id, 3, stateSaying('three'), new Uint8Array())
    expect((await store.since(edition.id, 0)).map(({ seq }) => seq)).toEqual([1, 3, 4])
  })
}

/** Number `n` of one connection. */
export const updateOf = (edition: EditionRow, n: number): NewUpdate => ({
  document: edition.id,
  bytes: stateSaying(`update ${n}`),
  author: 'ada',
  connection: 'c1',
  n,
  at: startOfTests + n,
})

/** The same words make the same bytes. */
export function stateSaying(words: string): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = 1
  ydoc.getText('t').insert(0, words)
  return Y.encodeStateAsUpdate(ydoc)
}
