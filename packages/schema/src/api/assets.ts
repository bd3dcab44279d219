import { z } from 'zod'

/**
 * `PUT /api/editions/:id/assets?name=photo.png` with the image's bytes as body: 201. The image was decoded and encoded
 * again without metadata. `src` is its path on the site, for a figure; `url` shows it in the editor
 * (`GET /api/editions/:id/assets/:hash`).
 */
export const asset = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  src: z.string(),
  url: z.string(),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
})
export type Asset = z.infer<typeof asset>

/** `GET /api/editions/:id/assets`: the images of the edition's issue, so that a figure's `src` is shown by its `url`. */
export const assets = z.object({ assets: z.array(asset) })
export type Assets = z.infer<typeof assets>
