import type { Asset } from '@stanza/schema/api'

export type ImageType = Asset['type']

/** File name ending of each type we keep. */
export const endings = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
} as const satisfies Record<ImageType, string>

/** The type of an image by its first bytes, whatever its name or sender say (threats.md S14); null if it is none of ours. */
export function imageType(bytes: Uint8Array): ImageType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  // ISO base media with the AVIF brand, as its main brand or among the compatible ones.
  if (head.slice(4, 8) === 'ftyp' && /avif|avis/.test(head.slice(8, 32))) return 'image/avif'
  return null
}
