import * as decoding from 'lib0/decoding'

// Kinds of content (yjs 13.6, `contentRefs` in src/structs/Item.js). 9, a document inside a document, is not allowed here.
const kinds = { deleted: 1, json: 2, binary: 3, text: 4, embed: 5, format: 6, type: 7, any: 8 } as const

// Array, map, text, element, fragment, hook, xml text (`typeRefs` in src/structs/ContentType.js).
const lastTypeRef = 6
const namedTypeRefs = [3, 5]

// Deeper values than any editor makes overflow the stack of those who read them (threats.md X3).
const deepestValue = 16

/**
 * Reads the content of a struct as Yjs would and gives its length in clock units.
 * @throws when Yjs, in any client, would throw: such an update would poison the document for good.
 */
export function readContentLength(kind: number, from: decoding.Decoder): number {
  switch (kind) {
    case kinds.deleted:
      return decoding.readVarUint(from)
    case kinds.json:
      return times(from, () => readJson(decoding.readVarString(from), true))
    case kinds.binary:
      decoding.readVarUint8Array(from)
      return 1
    case kinds.text:
      return decoding.readVarString(from).length
    case kinds.embed:
      readJson(decoding.readVarString(from))
      return 1
    case kinds.format:
      decoding.readVarString(from)
      readJson(decoding.readVarString(from))
      return 1
    case kinds.type:
      readType(from)
      return 1
    case kinds.any:
      return times(from, () => readAny(from, deepestValue))
    default:
      throw new RangeError(`content of kind ${kind}`)
  }
}

function times(from: decoding.Decoder, read: () => void): number {
  const count = decoding.readVarUint(from)
  for (let left = count; left > 0; left -= 1) read()
  return count
}

function readJson(text: string, orUndefined = false): void {
  if (!(orUndefined && text === 'undefined')) JSON.parse(text)
}

function readType(from: decoding.Decoder): void {
  const ref = decoding.readVarUint(from)
  if (ref > lastTypeRef) throw new RangeError(`type ${ref}`)
  if (namedTypeRefs.includes(ref)) decoding.readVarString(from)
}

/** Reads a value of lib0's `any` encoding (lib0, decoding.js), only so deep. */
function readAny(from: decoding.Decoder, depth: number): void {
  if (depth === 0) throw new RangeError('a value too deep')
  const tag = decoding.readUint8(from)
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      decoding.readVarInt(from)
      return
    case 124:
      decoding.readFloat32(from)
      return
    case 123:
      decoding.readFloat64(from)
      return
    case 122:
      decoding.readBigInt64(from)
      return
    case 119:
      decoding.readVarString(from)
      return
    case 118:
      times(from, () => readKey(from, depth))
      return
    case 117:
      times(from, () => readAny(from, depth - 1))
      return
    case 116:
      decoding.readVarUint8Array(from)
      return
    default:
      throw new RangeError(`value of kind ${tag}`)
  }
}

function readKey(from: decoding.Decoder, depth: number): void {
  // lib0 sets keys by assignment, so this one would change the object's prototype (threats.md T11).
  if (decoding.readVarString(from) === '__proto__') throw new RangeError('a prototype')
  readAny(from, depth - 1)
}
