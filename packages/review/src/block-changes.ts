import { align, withoutIds } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import { joinSteps } from './join-steps.ts'
import { idOf, type Change, type Names, type Path, type Step } from './step.ts'

/** What stands in them is told apart, down to single items; any other block is one thing. */
const containers = new Set(['doc', 'bulletList', 'orderedList', 'listItem'])

/**
 * What turns one document into another, as the least number of changes that can be made apart: one for each block or list
 * item that differs. Ids pair a block with what became of it; where there are none (parsed text), content and kind do. A
 * block that moved, was split or was joined is one change.
 * @param mayMove ids of the blocks that are said to have moved. Where two changed places, either may have passed the other.
 */
export function changesBetween(
  before: Node,
  after: Node,
  mayMove: ReadonlySet<string> = new Set(),
): Change[] {
  const found: Found = { steps: [], mayMove }
  compareChildren(before, after, [], [], found)
  return joinSteps(before, found.steps).map((group) => ({
    steps: group,
    blocks: [...new Set(group.flatMap(({ names }) => names[0] ?? []))],
  }))
}

interface Found {
  readonly steps: Step[]
  readonly mayMove: ReadonlySet<string>
}

function compareChildren(old: Node, next: Node, path: Path, around: Names, found: Found): void {
  const { steps, mayMove } = found
  const inItem = old.type.name === 'listItem'
  // What an item holds is the item's; what a list or the document holds has its own name.
  const named = (node: Node): Names => {
    const id = idOf(node)
    return inItem || id === null ? around : [id, ...around]
  }
  const added = (index: number, nodes: readonly Node[]): void => {
    steps.push({ kind: 'insert', path: [...path, index], nodes, names: inItem ? around : [] })
  }
  let waiting: Node[] = []
  let at = 0
  for (const { from, to } of pairChildren(old.content.content, next.content.content, mayMove)) {
    const one = from === null ? null : old.child(from)
    const other = to === null ? null : next.child(to)
    if (one === null && other !== null) {
      waiting.push(other)
      continue
    }
    if (waiting.length > 0) added(at, waiting)
    waiting = []
    at = (from ?? at) + 1
    if (one === null || from === null) continue
    const here = [...path, from]
    if (other === null) steps.push({ kind: 'remove', path: here, old: one, names: named(one) })
    else compareOne(one, other, here, named(one), found)
  }
  if (waiting.length > 0) added(old.childCount, waiting)
}

function compareOne(old: Node, next: Node, path: Path, names: Names, found: Found): void {
  if (old === next || withoutIds(old) === withoutIds(next)) return
  if (old.type !== next.type || !containers.has(old.type.name)) {
    found.steps.push({ kind: 'replace', path, old, next, names })
    return
  }
  if (withoutIds(old.copy()) !== withoutIds(next.copy()))
    found.steps.push({ kind: 'attributes', path, old, next, names })
  compareChildren(old, next, path, names, found)
}

interface Paired {
  readonly from: number | null
  readonly to: number | null
}

/** Children that are the very same node at both ends are not looked at: that is nearly all of them. */
function pairChildren(old: readonly Node[], next: readonly Node[], mayMove: ReadonlySet<string>): Paired[] {
  let start = 0
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1
  let end = 0
  const most = Math.min(old.length, next.length) - start
  while (end < most && old.at(-1 - end) === next.at(-1 - end)) end += 1
  const [a, b] = [old.slice(start, old.length - end), next.slice(start, next.length - end)]
  const known = new Set(a.map(idOf))
  const keysOf = (node: Node, kind: string, isKnown: boolean): readonly [string, string, string] => {
    const id = isKnown ? idOf(node) : null
    return id !== null && mayMove.has(id) ? ['', id, kind] : [id ?? '', withoutIds(node), kind]
  }
  const pairs = align(
    a.map((node) => keysOf(node, node.type.name, true)),
    b.map((node) => {
      const id = idOf(node)
      // A new id is a new block; only what has none may be what became of another.
      return keysOf(node, id === null ? node.type.name : '', id !== null && known.has(id))
    }),
  )
  const stays = (from: number, to: number): Paired => ({ from, to })
  return [
    ...old.slice(0, start).map((_, index) => stays(index, index)),
    ...pairs.map(({ from, to }) => ({
      from: from === null ? null : from + start,
      to: to === null ? null : to + start,
    })),
    ...Array.from({ length: end }, (_, index) => stays(old.length - end + index, next.length - end + index)),
  ]
}
