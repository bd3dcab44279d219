import sharp, { type Metadata, type Sharp } from 'sharp'
import { megabytes, Refusal } from '../refusal/refusal.ts'
import { type ImageType, imageType } from './image-kind.ts'

/** Source of the bounds: threats.md T14. */
export const imageLimits = { bytes: 10 * 1024 * 1024, pixels: 40_000_000, frames: 200, seconds: 30 } as const

export interface CleanImage {
  readonly bytes: Uint8Array
  readonly type: ImageType
  /** Of one frame, in pixels. */
  readonly width: number
  readonly height: number
}

// Every loader of libvips is closed but the five that are asked for: SVG, PDF, TIFF and the rest are never parsed (T13).
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})
// One image at a time on one core: an upload must not slow down those who write.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Decodes an image and encodes it again: what is kept is made of pixels alone, with no metadata (orientation is applied
 * first, colours are made sRGB) and nothing hidden behind the image. An animated GIF or WebP stays animated.
 */
export async function cleanImage(bytes: Uint8Array): Promise<CleanImage | Refusal> {
  if (bytes.length > imageLimits.bytes)
    return tooLarge(`more than ${megabytes(imageLimits.bytes)}`, 'too-large')
  const type = imageType(bytes)
  if (type === null) return notAnImage
  try {
    const metadata = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata()
    const refused = refuseSize(metadata)
    if (refused) return refused
    const { data, info } = await encode(open(bytes, type), type)
      .timeout({ seconds: imageLimits.seconds })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, type, width: info.width, height: info.pageHeight ?? info.height }
  } catch (error) {
    return refuseBySharp(error)
  }
}

/** Reads the header alone: a picture of a million pixels a byte is refused before it is decoded. */
function refuseSize({ width, height, pageHeight, pages }: Metadata): Refusal | null {
  const frames = pages ?? 1
  if (frames > imageLimits.frames) return tooLarge(`${frames} frames; ${imageLimits.frames} are the most`)
  if (width * (pageHeight ?? height) * frames > imageLimits.pixels) {
    return tooLarge(
      `${width} × ${pageHeight ?? height} pixels${frames > 1 ? ` in ${frames} frames` : ''}; ${imageLimits.pixels / 1e6} million are the most`,
    )
  }
  return null
}

const open = (bytes: Uint8Array, type: ImageType): Sharp =>
  sharp(bytes, {
    failOn: 'error',
    limitInputPixels: imageLimits.pixels,
    animated: type === 'image/gif' || type === 'image/webp',
    autoOrient: true,
  })

function encode(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/png':
      return image.png({ compressionLevel: 9 })
    case 'image/jpeg':
      return image.jpeg({ quality: 88, mozjpeg: true })
    case 'image/webp':
      return image.webp({ quality: 88 })
    case 'image/gif':
      return image.gif()
    case 'image/avif':
      return image.avif({ quality: 65, effort: 3 })
  }
}

const notAnImage = new Refusal(
  'not-an-image',
  'That is not a PNG, JPEG, WebP, GIF or AVIF image, or it is damaged; it was not kept, and the text is as it was.',
)

const tooLarge = (what: string, code: 'too-large' | 'image-too-large' = 'image-too-large'): Refusal =>
  new Refusal(code, `The image is too large (${what}); it was not kept, and the text is as it was.`)

function refuseBySharp(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : ''
  if (/pixel limit/i.test(message)) return tooLarge(`${imageLimits.pixels / 1e6} million pixels are the most`)
  if (/timeout/i.test(message)) return tooLarge(`it took longer than ${imageLimits.seconds} s to read`)
  return notAnImage
}
