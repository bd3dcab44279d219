import { parseWithSource, type SourcedPost } from './post.ts'
import type { Placed } from './parse/placed.ts'
import { blockKey } from './write/block-key.ts'

/** A base source read once: what each export of its edition compares with. */
export interface Base extends SourcedPost {
  readonly text: string
  /** Blocks and list items by content, for what was moved to another place. */
  readonly byContent: ReadonlyMap<string, Placed>
}

const read = new Map<string, Base>()
// An edition is exported again and again while it is written; a server has a few of them open.
const remembered = 8

/** Reads a base source; the last few are remembered. */
export function readBase(text: string): Base {
  const known = read.get(text)
  if (known !== undefined) return known
  const post = parseWithSource(text)
  const base = { ...post, text, byContent: byContent(post.blocks) }
  read.set(text, base)
  const [oldest] = read.keys()
  if (read.size > remembered && oldest !== undefined) read.delete(oldest)
  return base
}

function byContent(blocks: readonly Placed[]): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>()
  const visit = (place: Placed): void => {
    const name = place.node.type.name
    if (name === 'tableRow') return
    found.set(blockKey(place.node), place)
    for (const inner of place.inside) visit(inner)
  }
  for (const block of blocks) visit(block)
  return found
}
