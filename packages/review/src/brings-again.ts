import * as Y from 'yjs'
import type { Index } from './index-blocks.ts'
import { liveIn, type Decoded } from './update-reach.ts'

/**
 * A block that the branch moves is there already, and not where the branch would take it from: somebody else moved it, or
 * made another kind of block of it. It would stand there twice, whatever else the branch does.
 */
export function bringsAgain(ydoc: Y.Doc, index: Index, decoded: Decoded): boolean {
  let going: ReadonlySet<unknown> | null = null
  return idsBrought(decoded).some(
    (id) => index.placed(id) !== undefined && !(going ??= idsGoing(ydoc, decoded)).has(id),
  )
}

const known = new WeakMap<Decoded, readonly string[]>()

/** Names of elements that are the branch's own. */
function idsBrought(decoded: Decoded): readonly string[] {
  const before = known.get(decoded)
  if (before !== undefined) return before
  const own = new Set(decoded.structs.map(({ id }) => id.client))
  const ids = decoded.structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || struct.parentSub !== 'id') return []
    const { parent } = struct as { parent: unknown }
    const isOwn = parent instanceof Y.ID && own.has(parent.client)
    return isOwn ? struct.content.getContent().filter((id) => typeof id === 'string') : []
  })
  known.set(decoded, ids)
  return ids
}

/** Names that are gone behind the branch, with their element or from it: a like neighbour may take an element over. */
function idsGoing(ydoc: Y.Doc, { ds }: Decoded): ReadonlySet<unknown> {
  const ids = new Set<unknown>()
  for (const item of liveIn(ydoc, ds))
    if (item.parentSub === 'id') for (const id of item.content.getContent()) ids.add(id)
  return ids
}
