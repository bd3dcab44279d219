import { contentName } from '@stanza/schema'
import * as Y from 'yjs'

/** An update's structs and deletions, not yet part of any document. */
export type Decoded = ReturnType<typeof Y.decodeUpdate>

/** Null for bytes that are no update. */
export function decodeBranch(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null
  }
}

/** The document has everything of it. */
export function isThere(ydoc: Y.Doc, { structs, ds }: Decoded): boolean {
  const known = structs.every(({ id, length }) => Y.getState(ydoc.store, id.client) >= id.clock + length)
  return known && structs.length > 0 && [...liveIn(ydoc, ds)].length === 0
}

/**
 * What it would replace, move or remove is gone: somebody did it before. Doing it again would say it twice. What it brought
 * and took away again itself was nobody's: the end of a mark that is moved along as the next mark is set.
 */
export function isTargetGone(ydoc: Y.Doc, { structs, ds }: Decoded): boolean {
  const own = new Set(structs.map(({ id }) => id.client))
  const isOthers = [...ds.clients.keys()].some((client) => !own.has(client))
  return isOthers && liveIn(ydoc, ds).next().done === true
}

/** It writes only under client ids that nobody has used here (threats.md S33, S54). */
export function isFresh(ydoc: Y.Doc, { structs }: Decoded): boolean {
  return structs.every(({ id }) => Y.getState(ydoc.store, id.client) === 0)
}

/** It deletes nothing outside the text: the front matter is no part of a suggestion. */
export function touchesContentOnly(ydoc: Y.Doc, { ds }: Decoded): boolean {
  for (const item of liveIn(ydoc, ds)) if (!isContent(ydoc, item)) return false
  return true
}

/** After it was applied: all that it brought stands in the text. */
export function staysInContent(ydoc: Y.Doc, update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.every(({ id, length }) => {
    for (let clock = id.clock; clock < id.clock + length;) {
      const struct = Y.getItem(ydoc.store, Y.createID(id.client, clock)) as Y.Item | Y.GC
      if (struct instanceof Y.Item && !isContent(ydoc, struct)) return false
      clock = struct.id.clock + struct.length
    }
    return true
  })
}

/** All that it builds on is known here, or its own: it needs no other branch. */
export function standsAlone(ydoc: Y.Doc, { structs }: Decoded): boolean {
  const own = new Set(structs.map(({ id }) => id.client))
  const isThereOrOwn = (id: Y.ID | null): boolean =>
    id === null || own.has(id.client) || id.clock < Y.getState(ydoc.store, id.client)
  return structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    const { parent } = struct as { parent: unknown }
    return (
      isThereOrOwn(struct.origin) &&
      isThereOrOwn(struct.rightOrigin) &&
      (!(parent instanceof Y.ID) || isThereOrOwn(parent))
    )
  })
}

/** All that it deletes is known here, or its own. */
export function isKnown(ydoc: Y.Doc, { structs, ds }: Decoded): boolean {
  const own = new Set(structs.map(({ id }) => id.client))
  return [...ds.clients].every(
    ([client, ranges]) =>
      own.has(client) || ranges.every(({ clock, len }) => clock + len <= Y.getState(ydoc.store, client)),
  )
}

/** Something that it brought is there still. */
export function isLive(ydoc: Y.Doc, { structs }: Decoded): boolean {
  return structs.some(({ id }) => {
    const struct = Y.getItem(ydoc.store, id) as Y.Item | Y.GC
    return struct instanceof Y.Item && !struct.deleted
  })
}

/** Items of a document that a set of deletions would take, each once. */
export function* liveIn(ydoc: Y.Doc, ds: Decoded['ds']): Generator<Y.Item> {
  for (const [client, ranges] of ds.clients) {
    const structs = ydoc.store.clients.get(client)
    if (structs === undefined) continue
    const known = Y.getState(ydoc.store, client)
    for (const { clock, len } of ranges) {
      if (clock >= known) continue
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
        const struct = structs[at] as Y.Item | Y.GC
        if (struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item && !struct.deleted) yield struct
      }
    }
  }
}

function isContent(ydoc: Y.Doc, item: Y.Item): boolean {
  let { parent } = item as { parent: unknown }
  for (;;) {
    if (!(parent instanceof Y.AbstractType)) return false
    const owner: Y.Item | null = itemOf(parent)
    if (owner === null) return parent === (ydoc.getXmlFragment(contentName) as unknown)
    parent = owner.parent
  }
}

/** The item that holds a type; null for a root. */
// oxlint-disable-next-line no-underscore-dangle -- Yjs has no public way from a type to its item
const itemOf = (type: Y.AbstractType<unknown>): Y.Item | null => type._item
