import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour. `rgb` is three bytes; width and height are pixels. */
export function png(
  width: number,
  height: number,
  rgb: readonly [number, number, number] = [80, 120, 200],
): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, () => rgb).flat())])
  return assemble(width, height, deflateSync(Buffer.concat(Array.from({ length: height }, () => row))))
}

/** A few bytes that say they are a picture of that size: what a decoder must refuse before it makes room for it. */
export function pngThatClaims(width: number, height: number): Buffer {
  return assemble(width, height, deflateSync(Buffer.alloc(1024)))
}

function assemble(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
