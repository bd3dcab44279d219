import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import type { AssetRow, EditionRow, Store } from './store.ts'

/**
 * What every place for images must do. `open` gives an empty store, and a way to make editions in it.
 * @param isDatabase false: the bytes are elsewhere, so the database's own row for such an image cannot be seen through it.
 */
export function assetContract(
  open: () => { readonly store: Store; readonly newEdition: (date?: string) => Promise<EditionRow> },
  reopen: () => Promise<void>,
  isDatabase = true,
): void {
  const imageOf = (content: Uint8Array): AssetRow => ({
    hash: createHash('sha256').update(content).digest('hex'),
    name: 'cat.png',
    type: 'image/png',
    width: 2,
    height: 3,
    bytes: content.length,
  })

  it('keeps the same bytes once and gives them to all editions of the issue, to no other', async () => {
    const { store, newEdition } = open()
    const [a, b] = [await newEdition(), await newEdition('2026-10-05')]
    const { tail } = (await store.load(a.id)) ?? { tail: [] }
    const state = tail[0]?.bytes ?? new Uint8Array([0, 0])
    const french = await store.addEdition({ issue: a.issue, language: 'fr', base: '', state, author: 'ada' })
    const content = new Uint8Array([1, 2, 3, 4])
    const asset = imageOf(content)
    await store.addAsset(a.id, asset, content)
    await store.addAsset(a.id, asset, content)
    await store.addAsset(french.id, asset, content)
    expect(await store.assets(french.id)).toEqual([asset])
    expect(await store.assetContent(french.id, asset.hash)).toEqual({ asset, content })
    expect(await store.assetContent(b.id, asset.hash)).toBeNull()
    expect(await store.assets(b.id)).toEqual([])
  })

  it('takes the bytes of an image that so far was kept elsewhere', async () => {
    const { store, newEdition } = open()
    const edition = await newEdition()
    const content = Uint8Array.from(randomBytes(10))
    const asset = imageOf(content)
    if (isDatabase) await store.addAsset(edition.id, asset, new Uint8Array())
    await store.addAsset(edition.id, asset, content)
    expect((await store.assetContent(edition.id, asset.hash))?.content).toEqual(content)
  })

  it('gives back every byte of a large image after reopening, and knows no other', async () => {
    const edition = await open().newEdition()
    const content = Uint8Array.from(randomBytes(1024 * 1024))
    const asset = imageOf(content)
    await open().store.addAsset(edition.id, asset, content)
    await reopen()
    const kept = await open().store.assetContent(edition.id, asset.hash)
    expect(Buffer.compare(kept?.content ?? new Uint8Array(), content)).toBe(0)
    expect(await open().store.assetContent(edition.id, 'f'.repeat(64))).toBeNull()
  })
}
