import { readDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { changesBetween } from './block-changes.ts'
import { forkOf } from './branch.ts'
import { SharedBlocks } from './shared-blocks.ts'
import { idOf, type Change } from './step.ts'

/** One thing that a fork says otherwise: ids of the blocks and items it is about, in the edition or in the fork. */
export type Written = ReadonlySet<string>

/** What a fork says otherwise than the edition, as often as it is asked; what did not change is not read again. */
export interface ForkChanges {
  /** One for each suggestion that would be cut now. Not to be asked inside a transaction. */
  readonly now: () => readonly Written[]
  readonly destroy: () => void
}

export function followFork(main: Y.Doc, fork: Y.Doc): ForkChanges {
  const [edition, written] = [new SharedBlocks(main), new SharedBlocks(fork)]
  return {
    now: () => changesBetween(edition.document, written.document).map(idsOfChange),
    destroy: () => {
      edition.destroy()
      written.destroy()
    },
  }
}

/** What a branch is about, what it brings included; empty where it would change nothing or cannot be applied. */
export function writtenBy(main: Y.Doc, update: Uint8Array): Written {
  const fork = forkOf(main)
  try {
    Y.applyUpdate(fork, update)
    if (fork.store.pendingStructs !== null) return new Set()
    const changes = changesBetween(readDocument(main), readDocument(fork))
    return new Set(changes.flatMap((change) => [...idsOfChange(change)]))
  } finally {
    fork.destroy()
  }
}

/** Ids of the blocks that a change replaces, moves or removes, and of those that it brings. */
export function idsOfChange({ steps, blocks }: Change): Written {
  const ids = new Set(blocks)
  const add = (node: Node): void => {
    const id = idOf(node)
    if (id !== null) ids.add(id)
  }
  for (const step of steps) {
    const come = step.kind === 'insert' ? step.nodes : step.kind === 'replace' ? [step.next] : []
    for (const node of come) {
      add(node)
      node.descendants(add)
    }
  }
  return ids
}
