import * as Y from 'yjs'
import { SharedBlocks } from './shared-blocks.ts'

/** A copy of the edition on which changes are tried. */
export interface Scratch {
  readonly ydoc: Y.Doc
  readonly blocks: SharedBlocks
  /** What was changed on it already: blocks, and places between which something was put. */
  readonly used: Set<string>
}

/**
 * Copies of one document, as few as will do: making one costs as much as a hundred changes. Changes on the same copy must
 * not build on each other, so each says what it touches and gets a copy on which that is untouched.
 */
export class ScratchPool {
  readonly #main: Y.Doc
  /** The document as it was; null once it has moved on. */
  #state: Uint8Array | null
  #scratches: Scratch[] = []
  #single: Scratch[] = []

  constructor(main: Y.Doc) {
    this.#main = main
    this.#state = Y.encodeStateAsUpdate(main)
  }

  /** Takes over what was written in the document, for the copies that there are and for those to come. */
  follow(update: Uint8Array): void {
    this.#state = null
    for (const { ydoc } of [...this.#scratches, ...this.#single]) applyAsOwn(ydoc, update)
  }

  /**
   * A copy on which none of `keys` was touched, for the next change, which writes under a client id of its own. Null where
   * that would need more than `most` copies.
   */
  take(keys: Iterable<string>): Scratch
  take(keys: Iterable<string>, most: number): Scratch | null
  take(keys: Iterable<string>, most = Infinity): Scratch | null {
    const touched = new Set(keys)
    const free = this.#scratches.find(({ used }) => used.isDisjointFrom(touched))
    if (free === undefined && this.#scratches.length >= most) return null
    const scratch = free ?? this.#add()
    for (const key of touched) scratch.used.add(key)
    scratch.ydoc.clientID = new Y.Doc().clientID
    return scratch
  }

  /** A copy for one change alone. */
  alone(): Scratch {
    const scratch = this.#make()
    this.#single.push(scratch)
    return scratch
  }

  destroy(): void {
    for (const { ydoc, blocks } of [...this.#scratches, ...this.#single]) {
      blocks.destroy()
      ydoc.destroy()
    }
    this.#scratches = []
    this.#single = []
  }

  #add(): Scratch {
    const scratch = this.#make()
    this.#scratches.push(scratch)
    return scratch
  }

  #make(): Scratch {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, (this.#state ??= Y.encodeStateAsUpdate(this.#main)))
    return { ydoc, blocks: new SharedBlocks(ydoc), used: new Set<string>() }
  }
}

/**
 * Applies an update as if it had been made here: of what comes from elsewhere Yjs takes away marks that say nothing new, and
 * what it took away on a copy would be missing when the edition's next update builds on it.
 */
export const applyAsOwn = (ydoc: Y.Doc, update: Uint8Array): void =>
  ydoc.transact(() => Y.applyUpdate(ydoc, update))

/** Runs a change in one transaction and gives what it did as one update. */
export function captureUpdate(ydoc: Y.Doc, change: () => void): Uint8Array {
  const made: Uint8Array[] = []
  const gather = (update: Uint8Array): void => void made.push(update)
  ydoc.on('update', gather)
  try {
    ydoc.transact(change)
  } finally {
    ydoc.off('update', gather)
  }
  return made.length === 0 ? nothing : Y.mergeUpdates(made)
}

/** An update without content. */
const nothing = Uint8Array.of(0, 0)
