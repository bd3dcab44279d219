import { Fragment, type Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'
import { parseSource } from './parse/blocks.ts'
import { cutMatter } from './matter/matter-block.ts'
import { readMatterSource } from './matter/read-matter.ts'
import { planOf } from './write/plan.ts'
import { writeVerifiedBody } from './write/verified-body.ts'

/** The blocks of pasted or dropped Markdown; the front matter of a whole file is left out. */
export function parseBlocks(markdown: string): Node[] {
  const body = hasFrontMatter(markdown) ? cutMatter(markdown).body : markdown
  return parseSource(body).blocks.map(({ node }) => node)
}

/** Whether a text begins as a whole file does: with keys and values, not with words between two rules. */
export function hasFrontMatter(markdown: string): boolean {
  const { matter } = cutMatter(markdown)
  const read = matter === null ? null : readMatterSource(matter)
  return read?.ok === true && read.entries.length > 0
}

/** Blocks as Markdown, for the clipboard. Without a line end behind the last line. */
export function renderBlocks(nodes: readonly Node[]): string {
  const document = documentSchema.node('doc', null, Fragment.fromArray([...nodes]))
  const { units, join } = planOf(document, { entries: [] }, null, {})
  return writeVerifiedBody(units, join).lines.join('\n').trim()
}
