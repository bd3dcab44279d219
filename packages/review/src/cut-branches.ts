import { readDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { changesBetween } from './block-changes.ts'
import type { Branch } from './branch.ts'
import { idsOfChange, type Written } from './fork-changes.ts'
import { namesOnce } from './names-once.ts'
import { captureUpdate, ScratchPool, type Scratch } from './scratch-pool.ts'
import { findThen, keysOf, takeSteps, type Finder } from './take-steps.ts'

/** A branch, and everything that it is about: `blocks`, and what it brings. */
export interface Cut extends Branch {
  readonly written: Written
}

/**
 * Cuts what a reviewer wrote into suggestions: one for each block or list item that differs, each under a client id of its
 * own and building on the edition alone, so that any of them can be accepted without the others, in any order.
 */
export function cutBranches(main: Y.Doc, written: Node): Cut[] {
  const before = readDocument(main)
  const changes = namesOnce(before, changesBetween(before, written))
  if (changes.length === 0) return []
  const pool = new ScratchPool(main)
  const finders = new Map<Scratch, Finder>()
  const branches = changes.map((change) => {
    const { steps, blocks } = change
    const scratch = pool.take(keysOf(steps))
    const find = finders.get(scratch) ?? findThen(scratch.blocks.fragment)
    finders.set(scratch, find)
    return {
      update: captureUpdate(scratch.ydoc, () => takeSteps(find, steps)),
      blocks,
      written: idsOfChange(change),
    }
  })
  pool.destroy()
  return branches
}
