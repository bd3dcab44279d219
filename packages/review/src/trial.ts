import { patchDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { changesBetween } from './block-changes.ts'
import { bringsAgain } from './brings-again.ts'
import { forkOf, maxBranchBytes, type Branch } from './branch.ts'
import { indexBlocks } from './index-blocks.ts'
import { keepForeign } from './keep-foreign.ts'
import { captureUpdate } from './scratch-pool.ts'
import { SharedBlocks } from './shared-blocks.ts'
import type { Change } from './step.ts'
import {
  decodeBranch,
  isFresh,
  isKnown,
  isLive,
  isTargetGone,
  isThere,
  standsAlone,
  staysInContent,
  touchesContentOnly,
  type Decoded,
} from './update-reach.ts'

/** What accepting a branch would do, or why it cannot be. */
export type Verdict =
  | {
      readonly kind: 'applies'
      readonly before: Node
      readonly after: Node
      /** Empty where it does something that cannot be seen. */
      readonly changes: readonly Change[]
      /** What the edition is to be given: the branch, and what keeps others' words where it would take them along. */
      readonly updates: readonly Uint8Array[]
    }
  /** It would change nothing: its target is gone. */
  | { readonly kind: 'obsolete' }
  /** The edition has it already. */
  | { readonly kind: 'there' }
  | { readonly kind: 'refused'; readonly reason: RefusedBranch }

export type RefusedBranch = 'too-large' | 'invalid' | 'incomplete' | 'other-blocks'

/** Branches tried one after the other on a copy of the edition, which each that applies leaves as it would leave the edition. */
export class Trial {
  #ydoc: Y.Doc
  #blocks: SharedBlocks
  #taken: Uint8Array[] = []
  readonly #main: Y.Doc

  constructor(main: Y.Doc) {
    this.#main = main
    this.#ydoc = forkOf(main)
    this.#blocks = new SharedBlocks(this.#ydoc)
  }

  /**
   * @param isKept it was tried before it was kept, or the server made it. It touches the same blocks ever after, though they
   * may have other names: where a block was split, either part may go on with its name.
   */
  take(branch: Branch, isKept = false): Verdict {
    if (branch.update.length > maxBranchBytes && !isKept) return refused('too-large')
    const decoded = decodeBranch(branch.update)
    if (decoded === null) return refused('invalid')
    if (isThere(this.#ydoc, decoded)) return { kind: 'there' }
    if (!isFresh(this.#ydoc, decoded) || !touchesContentOnly(this.#ydoc, decoded))
      return refused('other-blocks')
    try {
      return this.#apply(branch, decoded, isKept)
    } catch {
      // Yjs or the schema could not make a document of it; whatever was wrong, it was in the branch.
      this.#reset()
      return refused('invalid')
    }
  }

  destroy(): void {
    this.#blocks.destroy()
    this.#ydoc.destroy()
  }

  #apply(branch: Branch, decoded: Decoded, isKept: boolean): Verdict {
    if (!isKnown(this.#main, decoded) || !standsAlone(this.#main, decoded)) return refused('incomplete')
    if (isTargetGone(this.#ydoc, decoded)) return { kind: 'obsolete' }
    const before = this.#blocks.document
    if (bringsAgain(this.#ydoc, indexBlocks(before), decoded)) return { kind: 'obsolete' }
    const keep = keepForeign(this.#ydoc, before, decoded)
    Y.applyUpdate(this.#ydoc, branch.update)
    if (this.#ydoc.store.pendingStructs !== null || this.#ydoc.store.pendingDs !== null)
      return this.#refuse('incomplete')
    if (!staysInContent(this.#ydoc, branch.update)) return this.#refuse('other-blocks')
    const updates = [branch.update]
    if (keep !== null) {
      const { document } = this.#blocks
      updates.push(captureUpdate(this.#ydoc, () => patchDocument(this.#ydoc, keep(document))))
    }
    const after = this.#blocks.document
    const named = new Set(branch.blocks)
    const changes = changesBetween(before, after, named)
    // Two moves may come to the same; both count, so that their order does not matter.
    if (changes.length === 0 && !isLive(this.#ydoc, decoded)) return { kind: 'obsolete' }
    const isNamed = changes.every(({ steps }) =>
      steps.every(({ names }) => names.length === 0 || names.some((name) => named.has(name))),
    )
    if (!isNamed && !isKept) return this.#refuse('other-blocks')
    this.#taken.push(...updates)
    return { kind: 'applies', before, after, changes, updates }
  }

  #refuse(reason: RefusedBranch): Verdict {
    this.#reset()
    return refused(reason)
  }

  /** A refused branch leaves no trace: the next is tried on what those before it made. */
  #reset(): void {
    this.destroy()
    this.#ydoc = forkOf(this.#main)
    for (const update of this.#taken) Y.applyUpdate(this.#ydoc, update)
    this.#blocks = new SharedBlocks(this.#ydoc)
  }
}

const refused = (reason: RefusedBranch): Verdict => ({ kind: 'refused', reason })

/**
 * Tries a branch on a copy of the edition as it is now: it must leave a document that the schema knows, wait for nothing,
 * write under client ids of its own, and touch no block but those it names. The edition itself does not change.
 */
export function tryBranch(main: Y.Doc, branch: Branch): Verdict {
  return tryBranches(main, [branch])[0] as Verdict
}

/** The same for some that were made together, each over those before it; none may build on another. */
export function tryBranches(main: Y.Doc, branches: readonly Branch[]): Verdict[] {
  const trial = new Trial(main)
  const verdicts = branches.map((branch) => trial.take(branch))
  trial.destroy()
  return verdicts
}
