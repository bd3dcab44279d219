import type { Severity } from '@stanza/schema'
import type { Passage } from './passage/passage.ts'
import type { Post } from './post.ts'
import type { Site } from './site.ts'

/** A change within one passage: the letters from `from` to `to` become `insert`. */
export interface PassageEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** What would put a finding right. `safe`: nothing but the flaw changes, so that "fix everything safe" may do it. */
export type Fix = { readonly safe: boolean } & (
  | { readonly kind: 'text'; readonly edits: readonly PassageEdit[] }
  /** As `text`, and the block has to be read as Markdown again: the letters make a link, a list, two paragraphs. */
  | { readonly kind: 'reread'; readonly edits: readonly PassageEdit[] }
  | { readonly kind: 'target'; readonly link: number; readonly href: string }
  | { readonly kind: 'level'; readonly level: number }
  /** The list entry becomes part of the one before it; the block leaves its list. */
  | { readonly kind: 'nest' | 'lift' }
  /** What is between the two stands there without being bold. */
  | { readonly kind: 'unbold'; readonly from: number; readonly to: number }
  | { readonly kind: 'remove' }
  | { readonly kind: 'matter'; readonly key: string; readonly value: string; readonly rename?: string }
)

/** What a check found: in a passage, in the front matter, or about the post as a whole. */
export interface Report {
  readonly passage?: number
  readonly from?: number
  readonly to?: number
  readonly matter?: string
  /** One sentence: what is wrong for the reader. */
  readonly message: string
  readonly fix?: Fix
}

interface Rule {
  /** Stable, `link-space-gap`; the configuration and the findings name it. */
  readonly id: string
  readonly severity: Severity
  /** The languages it knows; absent: all. */
  readonly languages?: readonly string[]
  /** Why it matters to the reader: two sentences for the card in the margin. */
  readonly explain: string
  /** Off until the newsletter's configuration turns it on. */
  readonly off?: true
}

/** Looks at one block at a time, so that only changed blocks are looked at again while somebody writes. */
export interface PassageCheck extends Rule {
  readonly scope: 'passage'
  readonly run: (passage: Passage, post: Post) => readonly Report[]
}

/** Looks at the post as a whole: headings among each other, dates against the front matter. */
export interface PostCheck extends Rule {
  readonly scope: 'post'
  readonly run: (post: Post) => readonly Report[]
}

/** Looks at the post beside its neighbours: the site, earlier issues, the edition that it translates. */
export interface NeighbourCheck extends Rule {
  readonly scope: 'neighbours'
  readonly run: (post: Post, site: Site) => readonly Report[]
}

export type DocumentCheck = PassageCheck | PostCheck
export type Check = DocumentCheck | NeighbourCheck
