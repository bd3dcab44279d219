import * as Y from 'yjs'
import type { Decoded } from './update-reach.ts'

/**
 * Behind which block of the edition a block stands that a branch brought to a copy: its id, null at the start of what it is
 * in, undefined for a block that is not the branch's. Other branches may have removed blocks of the copy, so that its own
 * order does not say it; the shared items are there still, in the order in which accepting puts them.
 */
export type Behind = (id: string) => string | null | undefined

export function standsBehind(main: Y.Doc, copy: Y.Doc, { structs }: Decoded): Behind {
  let brought: Map<unknown, Y.Item> | null = null
  return (id) => {
    const item = (brought ??= elementsOf(copy, structs)).get(id)
    if (item === undefined) return undefined
    for (let { left } = item; left !== null; left = left.left) {
      const found = idInMain(main, left)
      if (found !== null) return found
    }
    return null
  }
}

function elementsOf(copy: Y.Doc, structs: Decoded['structs']): Map<unknown, Y.Item> {
  const elements = new Map<unknown, Y.Item>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue
    const item = Y.getItem(copy.store, struct.id) as Y.Item | Y.GC
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    if (type instanceof Y.XmlElement) elements.set(type.getAttribute('id'), item)
  }
  return elements
}

/** A deleted item may stand for several side by side. */
function idInMain(main: Y.Doc, { id, length }: Y.Item): string | null {
  const known = Y.getState(main.store, id.client)
  for (let clock = Math.min(id.clock + length, known) - 1; clock >= id.clock; clock -= 1) {
    const item = Y.getItem(main.store, Y.createID(id.client, clock)) as Y.Item | Y.GC
    if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    const name: unknown = type instanceof Y.XmlElement ? type.getAttribute('id') : undefined
    if (typeof name === 'string') return name
  }
  return null
}
