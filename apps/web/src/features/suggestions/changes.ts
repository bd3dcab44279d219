import type { PreviewMark } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'
import { attributeChanges } from './attribute-changes.ts'
import { leafWords } from './draw-nodes.ts'
import { formatChanges } from './format-words.ts'

/** One thing that a suggestion does, as a person would tell it. `what`: which value or format changes. */
export interface Change {
  readonly kind: 'add' | 'delete' | 'replace' | 'move' | 'set'
  readonly what: string
  readonly before: string
  readonly after: string
  /** What a block that moves then stands behind, in its own words; '' at the beginning. Of two that changed places, either may be told. */
  readonly behind?: string
}

/**
 * What the marks of one suggestion say, in the order of the text: words that go where others come are replaced, a block
 * that goes here and comes there has moved.
 */
export function changesOf(marks: readonly PreviewMark[], document: Node): readonly Change[] {
  const changes: Change[] = []
  const moved = movedBlocks(marks, document)
  // Where the words ended that changed last, if more may follow: else null.
  let end: number | null = null
  for (const mark of marks) {
    const { kind, from, to } = mark
    const text = wordsOf(mark, document)
    const gap = end === null || isBlock(mark, document) ? null : blankBetween(document, end, from)
    const last = changes.at(-1)
    end = null
    if (kind === 'attribute')
      changes.push(...attributeChanges(mark).map((one) => ({ kind: 'set', ...one }) as const))
    else if (kind === 'format') {
      const words = document.textBetween(from, to, ' ')
      changes.push(...formatChanges(mark, document).map((one) => worded(one, words)))
    } else if (mark.moves) {
      if (kind === 'insert')
        changes.push({ kind: 'move', what: '', before: text, after: text, behind: behind(document, from) })
    } else if (mark.block !== null && moved.has(mark.block)) {
      const before = moved.get(mark.block) ?? text
      if (kind === 'insert')
        changes.push({ kind: 'move', what: '', before, after: text, behind: behind(document, from) })
    } else {
      const [before, after] = kind === 'insert' ? ['', text] : [text, '']
      if (gap === null || last === undefined) changes.push(textChange(before, after))
      else {
        const joined = textChange(last.before + gap + before, last.after + gap + after)
        changes[changes.length - 1] = joined
      }
      if (!isBlock(mark, document)) end = to
    }
  }
  return told(changes)
}

function textChange(before: string, after: string): Change {
  const kind = before.trim() === '' ? 'add' : after.trim() === '' ? 'delete' : 'replace'
  return { kind, what: '', before, after }
}

const isBlock = ({ kind, from, nodes }: PreviewMark, document: Node): boolean =>
  kind === 'insert' ? nodes?.[0]?.isInline === false : document.nodeAt(from)?.isInline === false

/** Words side by side are told as one change: what is blank between two of them, else null. */
function blankBetween(document: Node, from: number, to: number): string | null {
  if (from > to) return null
  const [start, end] = [document.resolve(from), document.resolve(to)]
  const between = start.sameParent(end) ? document.textBetween(from, to, undefined, '\ufffc') : null
  return between !== null && between.trim() === '' ? between : null
}

/** A format has no values to tell, so the words it is about are told; a link has addresses. */
const worded = (
  { what, before, after }: { what: string; before: string; after: string },
  words: string,
): Change =>
  before === '' && after === ''
    ? { kind: 'set', what, before: '', after: words }
    : { kind: 'set', what, before, after }

/** Whole blocks that go and come, and change on their way: their words where they are now, by their ids. */
function movedBlocks(marks: readonly PreviewMark[], document: Node): ReadonlyMap<string, string> {
  const come = new Set(
    marks.flatMap(({ kind, block, nodes }) =>
      kind === 'insert' && nodes?.[0]?.isBlock ? (block ?? []) : [],
    ),
  )
  return new Map(
    marks.flatMap((mark) =>
      mark.kind === 'delete' && mark.block !== null && come.has(mark.block) && isBlock(mark, document)
        ? [[mark.block, wordsOf(mark, document)] as const]
        : [],
    ),
  )
}

/** The words of what comes or goes; a figure is told by its caption, not by its source. */
function wordsOf({ kind, from, text, nodes }: PreviewMark, document: Node): string {
  const node = kind === 'insert' ? nodes?.[0] : document.nodeAt(from)
  return node?.isBlock && node.isLeaf ? leafWords(node) : text
}

function behind(document: Node, at: number): string {
  const { nodeBefore } = document.resolve(at)
  if (nodeBefore === null) return ''
  return nodeBefore.isLeaf
    ? leafWords(nodeBefore)
    : nodeBefore.textBetween(0, nodeBefore.content.size, ' ', ' ')
}

/** Blanks alone are not told, unless there is nothing else. */
function told(changes: readonly Change[]): readonly Change[] {
  const worth = changes.filter(({ kind, before, after }) => kind === 'set' || (before + after).trim() !== '')
  return worth.length > 0 ? worth : changes
}

/** What was proposed, from its text before and after: the words that differ, with one word around them. */
export function changedPart(before: string, after: string): Pick<Change, 'before' | 'after'> {
  const [old, next] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)]
  let start = 0
  while (start < Math.min(old.length, next.length) && old[start] === next[start]) start += 1
  let end = 0
  while (end < Math.min(old.length, next.length) - start && old.at(-1 - end) === next.at(-1 - end)) end += 1
  const part = (words: readonly string[]): string =>
    words
      .slice(start, words.length - end)
      .join('')
      .trim()
  return { before: part(old), after: part(next) }
}

/** Words that fit a card. */
export const shortened = (text: string, most = 160): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

/** A suggestion in few words, for its accessible name and for lists of names. */
export function inWords(changes: readonly Change[]): string {
  const [first] = changes
  if (first === undefined) return ''
  const { what, before, after } = first
  const words = [...new Set([before, after])]
    .filter((one) => one.trim() !== '')
    .map((one) => shortened(one.trim(), 40))
  return [what, words.join(' → ')].filter(Boolean).join(': ')
}
