import { followFork, forkOf, type Written } from '@stanza/review'
import * as Y from 'yjs'
import type { Held } from './carry-over.ts'

/** The private fork that is being written in: what the edition gets goes into it, and nothing of it goes out. */
export interface ForkDraft {
  readonly fork: Y.Doc
  readonly held: readonly Held[]
  /** What it says otherwise than the edition, now. */
  readonly changes: () => readonly Written[]
  /** What the edition's history has not: to be kept in this browser. */
  readonly toKeep: () => Uint8Array
  /** No longer follows the edition; the fork itself stays readable. */
  readonly end: () => void
}

interface DraftSetup {
  readonly main: Y.Doc
  /** Whether the server has all of the edition as it is here; otherwise the whole history is kept, not only what was added. */
  readonly serverHasAll: boolean
  readonly fork?: Y.Doc
  readonly held?: readonly Held[]
  readonly onChange: (here: boolean) => void
}

const fromMain = Symbol('main')

export function openDraft({
  main,
  serverHasAll,
  fork = forkOf(main),
  held = [],
  onChange,
}: DraftSetup): ForkDraft {
  const known = serverHasAll ? Y.encodeStateVector(main) : undefined
  const follow = (update: Uint8Array): void => Y.applyUpdate(fork, update, fromMain)
  const changed = (_update: Uint8Array, origin: unknown): void => onChange(origin !== fromMain)
  main.on('update', follow)
  fork.on('update', changed)
  const differences = followFork(main, fork)
  return {
    fork,
    held,
    changes: differences.now,
    toKeep: () => Y.encodeStateAsUpdate(fork, known),
    end: () => {
      main.off('update', follow)
      fork.off('update', changed)
      differences.destroy()
    },
  }
}
