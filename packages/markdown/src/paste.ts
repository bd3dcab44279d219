import { Fragment, type Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'
import { parseSource } from './parse/blocks.ts'
import { cutMatter } from './matter/matter-block.ts'
import { render } from './render.ts'

/** The blocks of pasted or dropped Markdown; front matter of a whole file is left out. */
export function parseBlocks(markdown: string): Node[] {
  return parseSource(cutMatter(markdown).body).blocks.map(({ node }) => node)
}

/** Blocks as Markdown, for the clipboard. Without a line end behind the last line. */
export function renderBlocks(nodes: readonly Node[]): string {
  const document = documentSchema.node('doc', null, Fragment.fromArray([...nodes]))
  return render(document, { entries: [] }).markdown.trim()
}
