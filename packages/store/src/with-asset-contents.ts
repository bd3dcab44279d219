import { createHash } from 'node:crypto'
import type { Assets } from './store.ts'
import { StoreError } from './store-error.ts'

/** Where the bytes of images are kept, when not in the database. */
export interface AssetContents {
  /** For messages: names the place, no secret. */
  readonly where: string
  /** Keeping the same bytes twice is harmless. @throws StoreError */
  put(hash: string, type: string, bytes: Uint8Array): Promise<void>
  /** Null when they are not there. @throws StoreError */
  get(hash: string): Promise<Uint8Array | null>
  /** Sees that it can be written. @throws StoreError: `read-only` for what only the operator can mend. */
  check(): Promise<void>
}

/** In the database in place of an image that is kept elsewhere; no image has no bytes. */
const elsewhere = new Uint8Array(0)

/**
 * A store whose images are kept elsewhere; the database says which there are and to whom they belong. Images that are in
 * the database from before stay there. With null an image that is elsewhere is an error, not an empty file.
 */
export function withAssetContents<S extends Pick<Assets, 'addAsset' | 'assetContent'>>(
  store: S,
  contents: AssetContents | null,
): S {
  const addAsset: Assets['addAsset'] = async (edition, asset, content) => {
    if (contents === null) return store.addAsset(edition, asset, content)
    // First the bytes: the database never names what is not there.
    await contents.put(asset.hash, asset.type, content)
    return store.addAsset(edition, asset, elsewhere)
  }
  const assetContent: Assets['assetContent'] = async (edition, hash) => {
    const kept = await store.assetContent(edition, hash)
    if (kept === null || kept.content.length > 0) return kept
    if (contents === null)
      throw new StoreError('unavailable', `image ${hash} is kept elsewhere, but ASSETS_URL is not set`)
    const content = await contents.get(hash)
    if (content === null) throw new StoreError('unavailable', `${contents.where}: image ${hash} is not there`)
    if (createHash('sha256').update(content).digest('hex') !== hash)
      throw new StoreError('io', `${contents.where}: image ${hash} holds other bytes`)
    return { asset: kept.asset, content }
  }
  return { ...store, addAsset, assetContent }
}
