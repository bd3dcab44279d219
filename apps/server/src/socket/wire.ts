// RFC 6455, 5.2: one final binary frame; a server's frames are not masked.
const finalBinary = 0x82
const [shortest, longer, longest] = [125, 126, 127]

/** Frames as they go over the wire: a buffer that holds them all, or the pieces where a copy would cost more than it saves. */
export type Wire = readonly Buffer[]

// Above it the kernel takes several writes anyway, and a copy of a whole document for each join would fill the memory.
const copyUpTo = 64 * 1024

const made = new WeakMap<readonly Uint8Array[], Wire>()

/** Puts frames into the wire's form, once for an array however many are handed it (relay.md, what measured best). */
export function wireOf(frames: readonly Uint8Array[]): Wire {
  const known = made.get(frames)
  if (known !== undefined) return known
  const pieces = frames.flatMap((frame) => [headOf(frame.length), asBuffer(frame)])
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0)
  const wire = bytes <= copyUpTo ? [Buffer.concat(pieces, bytes)] : pieces
  made.set(frames, wire)
  return wire
}

function headOf(length: number): Buffer {
  if (length <= shortest) return Buffer.from([finalBinary, length])
  if (length < 2 ** 16) return Buffer.from([finalBinary, longer, length >> 8, length & 0xff])
  const head = Buffer.alloc(10)
  head[0] = finalBinary
  head[1] = longest
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)
