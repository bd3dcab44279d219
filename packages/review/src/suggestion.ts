import type { Node } from 'prosemirror-model'
import { DocumentError, patchDocument, readDocument, withoutIds, documentSchema } from '@stanza/schema'
import * as Y from 'yjs'
import { forkOf, maxBranchBytes, type Branch } from './branch.ts'

/**
 * Cuts what a reviewer wrote into suggestions: one for each top-level block that differs, each made on a fork of its own,
 * so that they can be accepted in any order, any of them without the others.
 */
export function cutBranches(main: Y.Doc, written: Node): Branch[] {
  const before = readDocument(main)
  return changesBetween(before, written).map((change) => {
    const fork = forkOf(main)
    const blocks = before.content.content
    const next = [...blocks.slice(0, change.from), ...change.added, ...blocks.slice(change.to)]
    patchDocument(fork, documentSchema.node('doc', null, next))
    return {
      update: Y.encodeStateAsUpdate(fork, Y.encodeStateVector(main)),
      blocks: blocks.slice(change.from, change.to).flatMap((block) => idOf(block) ?? []),
    }
  })
}

interface Change {
  /** Half-open range of top-level blocks that go, and what stands in their place. */
  readonly from: number
  readonly to: number
  readonly added: readonly Node[]
}

const idOf = (node: Node): string | null => (typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null)

/** Top-level blocks that differ, one change each; ids pair a block with what became of it. */
function changesBetween(before: Node, after: Node): Change[] {
  const old = before.content.content
  const next = after.content.content
  const place = new Map(old.map((block, index) => [idOf(block), index]))
  const changes: Change[] = []
  let at = 0
  let added: Node[] = []
  const flush = (until: number): void => {
    for (; at < until; at += 1) changes.push({ from: at, to: at + 1, added: [] })
    if (added.length > 0) changes.push({ from: at, to: at, added })
    added = []
  }
  for (const block of next) {
    const index = idOf(block) === null ? undefined : place.get(idOf(block))
    if (index === undefined || index < at) {
      added.push(block)
      continue
    }
    flush(index)
    const own = old[index] as Node
    if (withoutIds(own) !== withoutIds(block)) changes.push({ from: index, to: index + 1, added: [block] })
    at = index + 1
  }
  flush(old.length)
  return changes
}

/** What accepting a branch would do, or why it cannot be. */
export type Verdict =
  | { readonly kind: 'applies'; readonly before: Node; readonly after: Node }
  | { readonly kind: 'obsolete' }
  | { readonly kind: 'refused'; readonly reason: 'too-large' | 'invalid' | 'incomplete' | 'other-blocks' }

/**
 * Tries a branch on a fork of the edition as it is now: it must leave a document that the schema knows, wait for nothing,
 * and touch no block but those it names. The edition itself does not change.
 */
export function tryBranch(main: Y.Doc, branch: Branch): Verdict {
  if (branch.update.length > maxBranchBytes) return { kind: 'refused', reason: 'too-large' }
  const before = readDocument(main)
  const fork = forkOf(main)
  try {
    Y.applyUpdate(fork, branch.update)
    if (fork.store.pendingStructs !== null || fork.store.pendingDs !== null)
      return { kind: 'refused', reason: 'incomplete' }
    const after = readDocument(fork)
    if (withoutIds(after) === withoutIds(before)) return { kind: 'obsolete' }
    if (touchesOthers(before, after, new Set(branch.blocks)))
      return { kind: 'refused', reason: 'other-blocks' }
    return { kind: 'applies', before, after }
  } catch (error) {
    if (error instanceof DocumentError || error instanceof Error)
      return { kind: 'refused', reason: 'invalid' }
    throw error
  }
}

function touchesOthers(before: Node, after: Node, named: ReadonlySet<string>): boolean {
  const now = new Map(after.content.content.map((block) => [idOf(block), withoutIds(block)]))
  return before.content.content.some((block) => {
    const id = idOf(block)
    return id !== null && !named.has(id) && now.get(id) !== withoutIds(block)
  })
}

/** A branch that was applied, and the update that takes it back, whenever it is applied later. */
export interface Accepted<B extends Branch> {
  readonly branch: B
  readonly inverse: Uint8Array | null
}

/** Applies branches to the edition in one transaction; those whose target is gone are left out and named. */
export function acceptBranches<B extends Branch>(
  main: Y.Doc,
  branches: readonly B[],
): { readonly accepted: readonly Accepted<B>[]; readonly obsolete: readonly B[] } {
  const accepted: Accepted<B>[] = []
  const obsolete: B[] = []
  main.transact(() => {
    for (const branch of branches) {
      const verdict = tryBranch(main, branch)
      if (verdict.kind !== 'applies') {
        obsolete.push(branch)
        continue
      }
      Y.applyUpdate(main, branch.update)
      accepted.push({ branch, inverse: patchAlone(main, verdict.before) })
    }
  })
  return { accepted, obsolete }
}

/** What turns a document into `next`, made on a fork under a client id of its own. */
function patchAlone(main: Y.Doc, next: Node): Uint8Array {
  const fork = forkOf(main)
  const before = Y.encodeStateVector(fork)
  patchDocument(fork, next)
  return Y.encodeStateAsUpdate(fork, before)
}

/** Takes accepted branches back in one transaction. Each gets a new update, with which it can be accepted again. */
export function undoBranches<B extends Branch & { readonly inverse: Uint8Array | null }>(
  main: Y.Doc,
  branches: readonly B[],
): readonly { readonly branch: B; readonly update: Uint8Array }[] {
  const undone: { branch: B; update: Uint8Array }[] = []
  main.transact(() => {
    for (const branch of branches.toReversed()) {
      if (branch.inverse === null) continue
      const before = readDocument(main)
      Y.applyUpdate(main, branch.inverse)
      undone.push({ branch, update: patchAlone(main, before) })
    }
  })
  return undone
}

/** Longest text that is kept of a changed block: a card shows no more. */
const longestText = 2_000

/** The text of what a branch changes, before and after. */
export function readChanged({ before, after }: Extract<Verdict, { kind: 'applies' }>): {
  before: string
  after: string
} {
  const [old, next] = [before, after].map((document) => [...document.content.content]) as [Node[], Node[]]
  const kept = new Set(old.map(withoutIds)).intersection(new Set(next.map(withoutIds)))
  const [one, other] = [old, next].map((blocks) =>
    blocks
      .filter((block) => !kept.has(withoutIds(block)))
      .map((block) => block.textBetween(0, block.content.size, '\n', ' '))
      .join('\n')
      .slice(0, longestText),
  ) as [string, string]
  return { before: one, after: other }
}
