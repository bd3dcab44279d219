import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { changesBetween } from './block-changes.ts'
import type { Branch } from './branch.ts'
import { captureUpdate, ScratchPool } from './scratch-pool.ts'
import { idOf, type Change } from './step.ts'
import { findNow, takeSteps } from './take-steps.ts'
import { Trial, type Verdict } from './trial.ts'

type Applies = Extract<Verdict, { kind: 'applies' }>

/** A branch that was applied, and the update that takes it back, whenever it is applied later; null: nothing does. */
export interface Accepted<B extends Branch> {
  readonly branch: B
  readonly inverse: Uint8Array | null
}

/**
 * Applies branches to the edition in one transaction; those whose target is gone, or that would leave no document, are left
 * out and named. Each was tried (`tryBranch`) when it was proposed. One that the edition has already is accepted and changes nothing.
 */
export function acceptBranches<B extends Branch>(
  main: Y.Doc,
  branches: readonly B[],
): { readonly accepted: readonly Accepted<B>[]; readonly obsolete: readonly B[] } {
  const [trial, reverser] = [new Trial(main), new Reverser(main)]
  const accepted: Accepted<B>[] = []
  const obsolete: B[] = []
  const updates: Uint8Array[] = []
  for (const branch of branches) {
    const verdict = trial.take(branch, true)
    if (verdict.kind === 'there') accepted.push({ branch, inverse: null })
    else if (verdict.kind !== 'applies') obsolete.push(branch)
    else {
      updates.push(...verdict.updates)
      accepted.push({ branch, inverse: reverser.reverse(verdict).update })
    }
  }
  applyAll(main, updates)
  trial.destroy()
  reverser.destroy()
  return { accepted, obsolete }
}

/** A branch that was taken back, and the branch with which it can be accepted again. */
export interface Undone<B> extends Branch {
  readonly branch: B
}

/**
 * Takes accepted branches back, in one transaction, as edits: what others wrote since stays. Those without an inverse are
 * left out.
 */
export function undoBranches<B extends Branch & { readonly inverse: Uint8Array | null }>(
  main: Y.Doc,
  branches: readonly B[],
): readonly Undone<B>[] {
  const [trial, reverser] = [new Trial(main), new Reverser(main)]
  const undone: Undone<B>[] = []
  const updates: Uint8Array[] = []
  // The last first, as one takes back steps.
  for (const branch of branches.toReversed()) {
    if (branch.inverse === null) continue
    const verdict = trial.take({ update: branch.inverse, blocks: [] }, true)
    if (verdict.kind === 'applies') {
      updates.push(...verdict.updates)
      const { update, blocks } = reverser.reverse(verdict, clientBehind(main, branch))
      undone.push({ branch, update, blocks: [...new Set([...branch.blocks, ...blocks])] })
    } else undone.push({ branch, update: branch.update, blocks: branch.blocks })
  }
  applyAll(main, updates)
  trial.destroy()
  reverser.destroy()
  return undone
}

function applyAll(main: Y.Doc, updates: readonly Uint8Array[]): void {
  main.transact(() => {
    for (const update of updates) Y.applyUpdate(main, update)
  })
}

/** Makes what takes a change back, on copies of the edition as it was before all of them. */
class Reverser {
  readonly #pool: ScratchPool

  constructor(main: Y.Doc) {
    this.#pool = new ScratchPool(main)
  }

  reverse({ before, changes, updates }: Applies, client?: number): Branch {
    const { ydoc, blocks } = this.#pool.take(changes.flatMap((change) => keysById(before, change)))
    const start = blocks.document
    if (client !== undefined) ydoc.clientID = client
    for (const update of updates) Y.applyUpdate(ydoc, update)
    const back = changesBetween(blocks.document, start)
    const steps = back.flatMap((change) => change.steps)
    const update = captureUpdate(ydoc, () => takeSteps(findNow(blocks.fragment), steps))
    return { update, blocks: back.flatMap((change) => change.blocks) }
  }

  destroy(): void {
    this.#pool.destroy()
  }
}

/**
 * A client id for a branch that is made once more. Of what comes to one place the lower id stands first, so it is the next
 * that nobody has: two that moved there, taken back and accepted again, keep their order.
 */
function clientBehind(main: Y.Doc, { update }: Branch): number | undefined {
  const [client] = Y.decodeUpdate(update).structs.map(({ id }) => id.client)
  if (client === undefined) return undefined
  let next = client + 1
  while (Y.getState(main.store, next) > 0) next += 1
  return next > highestClient ? undefined : next
}

/** Source: Yjs makes them of 32 random bits. */
const highestClient = 2 ** 32 - 1

/** What a change touches, by ids, which hold on every copy. */
function keysById(document: Node, { steps, blocks }: Change): string[] {
  const places = steps
    .filter(({ kind }) => kind !== 'attributes')
    .map(({ path }) => path.slice(0, -1).reduce((node, index) => node.child(index), document))
    .map((container) => `in ${idOf(container) ?? 'document'}`)
  const isText = steps.every((step) => step.kind === 'replace' && step.old.type === step.next.type)
  return isText ? [...blocks] : [...blocks, ...places]
}
