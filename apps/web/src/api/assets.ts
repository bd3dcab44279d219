import type { Asset } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

/** Uploads an image; the server decodes it, encodes it again without metadata and tells its path on the site. */
export const uploadImage = (edition: string, file: File): Promise<Answer<Asset>> =>
  ask(`/api/editions/${edition}/assets?name=${encodeURIComponent(file.name)}`, { method: 'PUT', bytes: file })

/** The images of the edition's issue: which path on the site is which address here. */
export const readAssets = (edition: string): Promise<Answer<{ assets: Asset[] }>> =>
  ask(`/api/editions/${edition}/assets`)
