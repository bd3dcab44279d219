import type { Node } from 'prosemirror-model'
import type { FrontMatter } from '@stanza/schema'
import { readBase } from './base.ts'
import { Memory } from './write/memory.ts'
import { Neighbours } from './write/neighbours.ts'
import { finished, planOf, type Rendered } from './write/plan.ts'
import { joinParts, writeParts } from './write/units.ts'
import { unverified, writeVerifiedBody } from './write/verified-body.ts'

/** Writes one post again and again while it is edited. */
export interface MarkdownView {
  /**
   * What `render(document, matter, base)` gives. Blocks that are the same node objects as in an earlier call are not
   * written or read again, so hand in documents that share them: an editor's state, or `DocumentReader`'s.
   */
  render(document: Node, matter: FrontMatter): Rendered
}

/** A view of the post that was imported as `base`, or of one that was written here. It keeps what it wrote as long as it lives. */
export function createMarkdownView(base?: string): MarkdownView {
  const from = base === undefined ? null : readBase(base)
  const memory = new Memory()
  const neighbours = new Neighbours()
  return {
    render(document, matter) {
      const plan = planOf(document, matter, from, {}, memory)
      if (plan.unchanged !== null) return finished(plan, null)
      const { units, join } = plan
      const { parts, tail } = writeParts(units, join)
      const reads = neighbours.read(units, parts, join.definitions)
      if (reads) return finished(plan, { lines: joinParts(parts, tail), findings: unverified(units) })
      return finished(plan, writeVerifiedBody(units, { ...join, memory: null }))
    },
  }
}
