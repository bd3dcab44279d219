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

/** Applies branches to the edition in one transaction; those whose target is gone are left out and named. */
export function acceptBranches(
  main: Y.Doc,
  branches: readonly Branch[],
  origin: unknown,
): { obsolete: readonly Branch[] } {
  const obsolete: Branch[] = []
  main.transact(() => {
    for (const branch of branches) {
      if (tryBranch(main, branch).kind === 'applies') Y.applyUpdate(main, branch.update, origin)
      else obsolete.push(branch)
    }
  }, origin)
  return { obsolete }
}
