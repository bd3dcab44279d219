import type { Node } from 'prosemirror-model'
import type { Token } from 'markdown-it'
import type { Hidden } from '../shortcode/hide.ts'
import { inlineContent } from './inline-content.ts'

/** What the steps of one parse share. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly hidden: Hidden
  readonly lines: readonly string[]
}

/** The nodes of the inline token at an index. */
export function inlineOf({ tokens, hidden }: Reading, at: number): Node[] {
  const token = tokens[at]!
  return inlineContent(token.children ?? [], token.content, hidden)
}
