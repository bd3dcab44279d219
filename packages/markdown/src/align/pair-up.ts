import type { Node } from 'prosemirror-model'
import { blockKey } from '../write/block-key.ts'
import { commonSubsequence } from './common-subsequence.ts'

/** What a node was in the base. `same`: nothing in it changed. */
export interface Pairing {
  readonly base: number
  readonly same: boolean
}

/**
 * Pairs each node with the one it was in the base, in order: equal ones first, then in each gap between them those of one
 * kind, lists by the items they share. Linear but for changed stretches, which are short or cut short.
 */
export function pairUp(base: readonly Node[], next: readonly Node[]): (Pairing | null)[] {
  const pairs: (Pairing | null)[] = next.map(() => null)
  const matches = commonSubsequence(base.map(blockKey), next.map(blockKey))
  let [fromBase, fromNext] = [0, 0]
  for (const [b, n] of [...matches, [base.length, next.length] as const]) {
    pairGap(base, next, fromBase, b, fromNext, n, pairs)
    if (n < next.length) pairs[n] = { base: b, same: true }
    fromBase = b + 1
    fromNext = n + 1
  }
  return pairs
}

function pairGap(
  base: readonly Node[],
  next: readonly Node[],
  fromBase: number,
  toBase: number,
  fromNext: number,
  toNext: number,
  pairs: (Pairing | null)[],
): void {
  let from = fromBase
  for (let at = fromNext; at < toNext && from < toBase; at += 1) {
    const node = next[at]!
    // Within a short look ahead, so that a gap of thousands stays linear.
    const until = Math.min(toBase, from + 32)
    let found = -1
    for (let b = from; b < until && found < 0; b += 1) if (akin(base[b]!, node)) found = b
    // The same number left on both sides: what follows in order is what it was.
    if (found < 0 && toBase - from >= toNext - at && base[from]!.type === node.type) found = from
    if (found < 0) continue
    pairs[at] = { base: found, same: false }
    from = found + 1
  }
}

/** Whether one looks like an edited form of the other: the same kind, and a part in common. */
function akin(a: Node, b: Node): boolean {
  if (a.type !== b.type) return false
  const first = b.firstChild
  if (first === null) return true
  if (!first.isBlock) return textAkin(textOf(a), textOf(b))
  const children = childKeys(a)
  return b.content.content.some((child) => children.has(blockKey(child))) || textAkin(textOf(a), textOf(b))
}

// A node is compared with a few dozen others, and again at the next keystroke.
const texts = new WeakMap<Node, string>()
const keysOfChildren = new WeakMap<Node, ReadonlySet<string>>()

function textOf(node: Node): string {
  const text = texts.get(node) ?? node.textContent
  texts.set(node, text)
  return text
}

function childKeys(node: Node): ReadonlySet<string> {
  const keys = keysOfChildren.get(node) ?? new Set(node.content.content.map(blockKey))
  keysOfChildren.set(node, keys)
  return keys
}

function textAkin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter === 0) return a === b
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1
  return (start + end) * 2 >= shorter
}
