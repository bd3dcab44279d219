import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { changesBetween } from './block-changes.ts'
import { maxBranchBytes, type Branch } from './branch.ts'
import { indexBlocks, type Index } from './index-blocks.ts'
import { keepForeign } from './keep-foreign.ts'
import { marksOf, type PreviewMark } from './preview-marks.ts'
import { ScratchPool, type Scratch } from './scratch-pool.ts'
import { SharedBlocks } from './shared-blocks.ts'
import { idOf, type Step } from './step.ts'
import { decodeBranch, isKnown, isTargetGone, standsAlone, type Decoded } from './update-reach.ts'

/** A suggestion as the preview needs it. */
export interface Proposed extends Branch {
  readonly id: string
}

export interface PreviewNow {
  /** In the order of the document. */
  readonly marks: readonly PreviewMark[]
  /** Ids of suggestions that would change nothing any more. */
  readonly obsolete: readonly string[]
}

interface Shown {
  readonly proposed: Proposed
  readonly scratch: Scratch
  readonly decoded: Decoded
  /** What it did when it was put on its copy; where that is now is found by ids. */
  readonly steps: readonly Step[]
}

/** So many that change the same block can be shown over one another; more would only be unreadable. */
const mostCopies = 16

/**
 * What open suggestions would do, over a document that goes on changing. All that do not touch the same block share one
 * copy of it; a keystroke costs reading one block again in each copy.
 */
export class Preview {
  readonly #main: Y.Doc
  readonly #blocks: SharedBlocks
  #pool: ScratchPool
  #shown = new Map<string, Shown>()
  /** Made on words that have not come here yet: text and review travel apart. */
  #early: readonly Proposed[] = []
  /** Ids of what fits no document any more: the server looked when it was proposed, but the text has moved on. */
  readonly #unfit = new Set<string>()
  #now: PreviewNow | null = null

  constructor(main: Y.Doc) {
    this.#main = main
    this.#blocks = new SharedBlocks(main)
    this.#pool = new ScratchPool(main)
    main.on('update', this.#follow)
  }

  /** Sets the suggestions that are shown. One that is only added costs little; one that went builds the copies anew. */
  show(proposed: readonly Proposed[]): void {
    const same = ({ id, update }: Proposed): boolean => {
      const known = this.#shown.get(id)?.proposed.update
      return known !== undefined && isEqual(known, update)
    }
    const kept = proposed.filter(same)
    this.#now = null
    if (kept.length < this.#shown.size) this.#startAgain()
    this.#add(proposed)
  }

  /** The marks now; the same object until something changed. Not to be asked inside a transaction. */
  decorations(): PreviewNow {
    if (this.#now === null && this.#early.length > 0)
      this.#add([...this.#shown.values()].map(({ proposed }) => proposed).concat(this.#early))
    return (this.#now ??= this.#find())
  }

  destroy(): void {
    this.#main.off('update', this.#follow)
    this.#blocks.destroy()
    this.#pool.destroy()
  }

  readonly #follow = (update: Uint8Array): void => {
    this.#now = null
    this.#pool.follow(update)
  }

  #startAgain(): void {
    this.#pool.destroy()
    this.#pool = new ScratchPool(this.#main)
    this.#shown = new Map()
  }

  #add(proposed: readonly Proposed[]): void {
    while (!this.#addAll(proposed)) this.#startAgain()
  }

  /** False when one of them spoiled a copy; it is left out from then on. */
  #addAll(proposed: readonly Proposed[]): boolean {
    const index = indexBlocks(this.#blocks.document)
    const early: Proposed[] = []
    this.#early = early
    for (const one of proposed) {
      if (this.#shown.has(one.id) || this.#unfit.has(one.id) || one.update.length > maxBranchBytes) continue
      const decoded = decodeBranch(one.update)
      if (decoded === null) continue
      if (!isKnown(this.#main, decoded) || !standsAlone(this.#main, decoded)) {
        early.push(one)
        continue
      }
      const keys = one.blocks.flatMap((id) => [id, ...idsInside(index.placed(id)?.node)])
      const scratch = this.#pool.take(keys, mostCopies)
      if (scratch === null) continue
      try {
        const before = scratch.blocks.document
        Y.applyUpdate(scratch.ydoc, one.update)
        const steps = changesBetween(before, scratch.blocks.document, new Set(one.blocks)).flatMap(
          (change) => change.steps,
        )
        this.#shown.set(one.id, { proposed: one, scratch, decoded, steps })
      } catch {
        this.#unfit.add(one.id)
        return false
      }
    }
    return true
  }

  #find(): PreviewNow {
    const { document } = this.#blocks
    const main = indexBlocks(document)
    const indexes = new Map<Scratch, Index>()
    const marks: PreviewMark[] = []
    const obsolete: string[] = []
    for (const { proposed, scratch, decoded, steps } of this.#shown.values()) {
      const keep = keepForeign(this.#main, document, decoded)
      const after = keep
        ? indexBlocks(keep(scratch.blocks.document))
        : (indexes.get(scratch) ?? indexBlocks(scratch.blocks.document))
      if (!keep) indexes.set(scratch, after)
      const found = isTargetGone(this.#main, decoded) ? [] : marksOf(proposed.id, steps, { main, after })
      if (found.length === 0) obsolete.push(proposed.id)
      marks.push(...found)
    }
    return { marks: marks.toSorted((a, b) => a.from - b.from || a.to - b.to), obsolete }
  }
}

function idsInside(node: Node | undefined): string[] {
  const ids: string[] = []
  node?.descendants((inner) => {
    const id = idOf(inner)
    if (id !== null) ids.push(id)
  })
  return ids
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.length === b.length && a.every((byte, index) => byte === b[index]))

/** Opens a preview over a document. Destroy it when it is not shown any more. */
export const openPreview = (main: Y.Doc): Preview => new Preview(main)

/** What suggestions would do, once. */
export function previewBranches(main: Y.Doc, proposed: readonly Proposed[]): PreviewNow {
  const preview = openPreview(main)
  preview.show(proposed)
  const now = preview.decorations()
  preview.destroy()
  return now
}
