import type { Node } from 'prosemirror-model'
import type { FrontMatter } from '@stanza/schema'
import { readBase } from './base.ts'
import { finished, planOf, type Rendered, type RenderOptions } from './write/plan.ts'
import { writeVerifiedBody } from './write/verified-body.ts'

/**
 * Writes a post. With `base`, the Markdown that the edition was imported from, everything that was not edited comes out as
 * it was there. The result is read back and compared with the document; where they differ the writing becomes more
 * literal, and what no writing can say is a finding `not-verified` (markdown.md, rule 3).
 */
export function render(
  document: Node,
  matter: FrontMatter,
  base?: string,
  options: RenderOptions = {},
): Rendered {
  const plan = planOf(document, matter, base === undefined ? null : readBase(base), options)
  return finished(plan, plan.unchanged === null ? writeVerifiedBody(plan.units, plan.join) : null)
}
