import type { Node } from 'prosemirror-model'
import { documentSchema, type Finding, type FrontMatter } from '@stanza/schema'
import { cutMatter } from './matter/matter-block.ts'
import { matterOf, readMatterSource, type SourcedEntry } from './matter/read-matter.ts'
import { type Definitions, parseSource } from './parse/blocks.ts'
import type { Placed } from './parse/placed.ts'
import type { SourceLines } from './source-lines.ts'

/** What a Markdown file says. */
export interface Post {
  /** Ids are null and no section is recognised: parsing is pure. */
  readonly document: Node
  readonly matter: FrontMatter
  readonly findings: readonly Finding[]
}

/** A post with the places of its parts in the file. */
export interface SourcedPost extends Post {
  readonly head: string
  readonly entries: readonly SourcedEntry[]
  readonly blocks: readonly Placed[]
  readonly source: SourceLines
  readonly definitions: Definitions
}

/**
 * Reads a Hugo post. Never throws on an author's text: Markdown that the document does not model is kept as raw blocks and
 * atoms, and front matter that cannot be read as one raw block with a finding `bad-front-matter`.
 */
export function parse(markdown: string): Post {
  const { document, matter, findings } = parseWithSource(markdown)
  return { document, matter, findings }
}

/** As `parse`, with what the exporter needs to write unchanged parts as they were. */
export function parseWithSource(markdown: string): SourcedPost {
  const cut = cutMatter(markdown)
  const read = cut.matter === null ? null : readMatterSource(cut.matter)
  const { blocks, source, findings, definitions } = parseSource(cut.body, cut.bodyLine)
  const lost = read !== null && !read.ok
  const kept = lost
    ? [documentSchema.node('rawBlock', null, documentSchema.text(cut.head.replace(/\r?\n$/, '')))]
    : []
  return {
    document: documentSchema.node('doc', null, [...kept, ...blocks.map(({ node }) => node)]),
    matter: matterOf(read?.ok === true ? read.entries : []),
    findings: [...(read === null ? [] : read.ok ? read.findings : [read.finding]), ...findings],
    head: cut.head,
    entries: read?.ok === true ? read.entries : [],
    blocks,
    source,
    definitions,
  }
}
