import type { Node } from 'prosemirror-model'
import { definingSource, definitionsOf } from './definitions.ts'
import { type Definitions, noDefinitions } from '../parse/blocks.ts'
import { normalBlocks } from './normal-form.ts'

/** A block as it was written, and for which place in the base. */
export interface Written {
  readonly base: number | null
  readonly same: boolean
  readonly form: string
  readonly lines: readonly string[]
  readonly verified: boolean
}

/**
 * What writing found out about blocks, by node, for the next time: a keystroke changes one of them. It holds for one base
 * and forgets everything when the labels that the document defines change, for they change what any text means.
 */
export class Memory {
  definitions: Definitions = noDefinitions
  written = new WeakMap<Node, Written>()
  #normal = new WeakMap<Node, readonly Node[]>()
  #defining = ''

  /** To be called before each use, with the document's blocks. */
  follow(blocks: readonly Node[]): void {
    const defining = definingSource(blocks)
    if (defining === this.#defining) return
    this.#defining = defining
    this.definitions = definitionsOf(blocks)
    this.written = new WeakMap()
    this.#normal = new WeakMap()
  }

  /** The block in normal form: the same nodes each time. */
  normal(block: Node): readonly Node[] {
    const known = this.#normal.get(block)
    if (known !== undefined) return known
    const normal = normalBlocks([block], this.definitions)
    this.#normal.set(block, normal)
    return normal
  }
}
