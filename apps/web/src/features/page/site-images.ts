import { readAssets, uploadImage } from '../../api/assets.ts'
import type { UploadedImage } from '@stanza/editor'

/** The pictures of an issue that this server has: their places on the site, and where the browser finds them. */
export interface SiteImages {
  readonly resolve: (src: string) => string | null
  readonly upload: (file: File) => Promise<UploadedImage>
  /** Asks for the list; true when there is something new to show. */
  readonly refresh: () => Promise<boolean>
}

/** The pictures of one edition's issue. */
export function siteImages(edition: string): SiteImages {
  const urls = new Map<string, string>()
  return {
    resolve: (src) => urls.get(src) ?? null,
    async refresh() {
      const before = urls.size
      const answer = await readAssets(edition)
      if (answer.ok) for (const { src, url } of answer.value.assets) urls.set(src, url)
      return urls.size > before
    },
    async upload(file) {
      const answer = await uploadImage(edition, file)
      if (!answer.ok) return { ok: false, message: answer.refusal.message }
      urls.set(answer.value.src, answer.value.url)
      return { ok: true, src: answer.value.src }
    },
  }
}
