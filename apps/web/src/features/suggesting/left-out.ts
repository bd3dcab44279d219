import type { Written } from '@stanza/review'
import { readMatter, type MatterValue } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'

/** Words that cannot become a suggestion, and why: they are shown, to be copied. */
export interface LeftOut {
  /** `matter`: they stand in the front matter. `replaced`: the text they were written in is no more. */
  readonly why: 'matter' | 'replaced'
  readonly words: string
}

/** Several of them as one, so that none is dropped; null for none. */
export function joined(all: readonly LeftOut[]): LeftOut | null {
  const [first] = all
  return first ? { why: first.why, words: all.map(({ words }) => words).join('\n\n') } : null
}

/**
 * What was written in the front matter and cannot be suggested, in lines of text; '' where there is nothing.
 * @param ours the document it was written in; @param theirs the same as the server has it.
 */
export function matterLeftOut(ours: Y.Doc, theirs: Y.Doc): string {
  const known = new Map(readMatter(theirs).entries)
  return readMatter(ours)
    .entries.filter(([key, value]) => said(value) !== said(known.get(key)))
    .map(([key, value]) => `${key}: ${said(value)}`)
    .join('\n')
}

const said = (value: MatterValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')

/** The blocks that were changed, in plain text. */
export function wordsOfBlocks(document: Node, changes: readonly Written[]): string {
  const lines: string[] = []
  document.descendants((node) => {
    const id: unknown = node.attrs['id']
    if (typeof id !== 'string' || !changes.some((ids) => ids.has(id))) return true
    lines.push(node.isLeaf ? String(node.attrs['source'] ?? '') : node.textContent)
    return false
  })
  return lines.filter(Boolean).join('\n')
}
