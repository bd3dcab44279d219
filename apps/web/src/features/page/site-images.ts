import { readAssets, uploadImage } from '../../api/assets.ts'
import type { UploadedImage } from '@stanza/editor'
import type { Asset } from '@stanza/schema/api'

/** The pictures of an issue that this server has: their places on the site, and where the browser finds them. */
export interface SiteImages {
  readonly resolve: (src: string) => string | null
  readonly sizeOf: (src: string) => { readonly width: number; readonly height: number } | null
  readonly upload: (file: File) => Promise<UploadedImage>
  /** Asks for the list. Without a network there is none, and figures name their pictures instead. */
  readonly refresh: () => Promise<void>
}

/** The pictures of one edition's issue. */
export function siteImages(edition: string): SiteImages {
  const images = new Map<string, Asset>()
  return {
    resolve: (src) => images.get(src)?.url ?? null,
    sizeOf: (src) => images.get(src) ?? null,
    async refresh() {
      const answer = await readAssets(edition)
      if (answer.ok) for (const asset of answer.value.assets) images.set(asset.src, asset)
    },
    async upload(file) {
      const answer = await uploadImage(edition, file)
      if (!answer.ok) return { ok: false, message: answer.refusal.message }
      images.set(answer.value.src, answer.value)
      return { ok: true, src: answer.value.src }
    },
  }
}
