import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { changesBetween } from './block-changes.ts'
import { maxBranchBytes, type Branch } from './branch.ts'
import { bringsAgain } from './brings-again.ts'
import { indexBlocks, type Index } from './index-blocks.ts'
import { keepForeign } from './keep-foreign.ts'
import { marksOf, type PreviewMark } from './preview-marks.ts'
import { applyAsOwn, ScratchPool, type Scratch } from './scratch-pool.ts'
import { SharedBlocks } from './shared-blocks.ts'
import { standsBehind } from './stands-behind.ts'
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

/** So many may have a copy of their own, since others wrote in what they remove or move. Each costs every keystroke. */
const mostOwn = 32

/**
 * What open suggestions would do, over a document that goes on changing. All that do not touch the same block share one
 * copy of it; a keystroke costs reading one block again in each copy.
 */
export class Preview {
  readonly #main: Y.Doc
  readonly #blocks: SharedBlocks
  #pool: ScratchPool
  #shown = new Map<string, Shown>()
  #own = new Map<string, Scratch>()
  /** Made on words that have not come here yet: text and review travel apart. */
  #early: readonly Proposed[] = []
  /** Ids of what fits no document any more: the server looked when it was proposed, but the text has moved on. */
  readonly #unfit = new Set<string>()
  #isRenamed = false
  #now: PreviewNow | null = null

  constructor(main: Y.Doc) {
    this.#main = main
    this.#blocks = new SharedBlocks(main)
    this.#pool = new ScratchPool(main)
    main.on('update', this.#follow)
    this.#blocks.fragment.observeDeep(this.#watchNames)
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
    if (this.#now === null && (this.#early.length > 0 || this.#isRenamed)) {
      const all = [...this.#shown.values()].map(({ proposed }) => proposed).concat(this.#early)
      if (this.#isRenamed) this.#startAgain()
      this.#add(all)
    }
    return (this.#now ??= this.#find())
  }

  destroy(): void {
    this.#main.off('update', this.#follow)
    this.#blocks.fragment.unobserveDeep(this.#watchNames)
    this.#blocks.destroy()
    this.#pool.destroy()
  }

  readonly #follow = (update: Uint8Array): void => {
    this.#now = null
    this.#pool.follow(update)
  }

  /** A block that was split or replaced may go on under another name: what is found by names is looked for anew. */
  readonly #watchNames = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    this.#isRenamed ||= events.some((event) => event.changes.keys.has('id'))
  }

  #startAgain(): void {
    this.#isRenamed = false
    this.#pool.destroy()
    this.#pool = new ScratchPool(this.#main)
    this.#shown = new Map()
    this.#own = new Map()
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
        applyAsOwn(scratch.ydoc, one.update)
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
    for (const shown of this.#shown.values()) {
      const { proposed, scratch, decoded, steps } = shown
      const isGone = isTargetGone(this.#main, decoded) || bringsAgain(this.#main, main, decoded)
      const kept = isGone ? null : this.#keep(shown, document)
      const after = kept?.after ?? indexes.get(scratch) ?? indexBlocks(scratch.blocks.document)
      if (kept === null) indexes.set(scratch, after)
      const behind = kept === null ? standsBehind(this.#main, scratch.ydoc, decoded) : nothingKnown
      const found = isGone ? [] : marksOf(proposed.id, kept?.steps ?? steps, { main, after, behind })
      if (found.length === 0) obsolete.push(proposed.id)
      marks.push(...found)
    }
    return { marks: marks.toSorted((a, b) => a.from - b.from || a.to - b.to), obsolete }
  }

  /** What it would do where others wrote in what it removes or moves: as accepting does, on a copy that it has alone. */
  #keep({ proposed, scratch, decoded, steps }: Shown, before: Node): Kept | null {
    const keep = keepForeign(this.#main, before, decoded)
    if (keep === null) return null
    const own = this.#ownOf(proposed)
    const after = keep((own ?? scratch).blocks.document)
    if (own === null) return { after: indexBlocks(after), steps }
    const changes = changesBetween(before, after, new Set(proposed.blocks))
    return { after: indexBlocks(after), steps: changes.flatMap((change) => change.steps) }
  }

  #ownOf({ id, update }: Proposed): Scratch | null {
    const known = this.#own.get(id)
    if (known !== undefined || this.#own.size >= mostOwn) return known ?? null
    const own = this.#pool.alone()
    applyAsOwn(own.ydoc, update)
    this.#own.set(id, own)
    return own
  }
}

interface Kept {
  readonly after: Index
  readonly steps: readonly Step[]
}

const nothingKnown = (): undefined => undefined

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
