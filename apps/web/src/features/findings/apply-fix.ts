import type { DocumentFix } from '@stanza/checks'
import type { MarkdownBridge } from '@stanza/editor'
import { matterValue, withMatterValue, type FrontMatter } from '@stanza/schema'
import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Finder, ShownFinding } from './finder.ts'
import { reread } from './reread.ts'

/** A text with its front matter, and what is to become of both in one step. */
export interface Mending {
  readonly transaction: Transaction
  readonly matter: FrontMatter
}

/**
 * Puts one finding right, whose positions must be those of the transaction's document. Nothing but the flaw changes.
 * @returns what it became, or null where the fix does not fit (any more).
 */
export function applyFix(
  { transaction, matter }: Mending,
  { fix, from, to }: Pick<ShownFinding, 'fix' | 'from' | 'to'>,
  markdown: MarkdownBridge,
): Mending | null {
  if (fix === null) return null
  if (fix.kind === 'matter') return { transaction, matter: mendMatter(matter, fix) }
  const range = from === null || to === null ? null : { from, to }
  return mendText(transaction, fix, range, markdown) ? { transaction, matter } : null
}

function mendText(
  transaction: Transaction,
  fix: Exclude<DocumentFix, { kind: 'matter' }>,
  range: { readonly from: number; readonly to: number } | null,
  markdown: MarkdownBridge,
): boolean {
  switch (fix.kind) {
    case 'text':
      for (const edit of fix.edits.toSorted((one, other) => other.from - one.from))
        transaction.insertText(edit.insert, edit.from, edit.to)
      return true
    case 'reread':
      return range !== null && reread(transaction, fix, range, markdown)
    case 'target':
      return mendTarget(transaction, fix)
    case 'unmark': {
      const mark = transaction.doc.type.schema.marks[fix.mark]
      if (!mark) return false
      transaction.removeMark(fix.from, fix.to, mark)
      return true
    }
    case 'level':
      transaction.setNodeAttribute(fix.block, 'level', fix.level)
      return true
    case 'attribute':
      transaction.setNodeAttribute(fix.at, fix.name, fix.value)
      return true
    case 'remove':
      transaction.deleteRange(fix.from, fix.to)
      return true
    case 'nest':
    case 'lift':
      return moveInList(transaction, fix.at, fix.kind)
  }
}

function mendTarget(
  transaction: Transaction,
  { from, to, href }: Extract<DocumentFix, { kind: 'target' }>,
): boolean {
  let found = false
  transaction.doc.nodesBetween(from, to, (node, position) => {
    const mark = node.marks.find(({ type }) => type.name === 'link')
    if (mark) {
      const [first, last] = [Math.max(from, position), Math.min(to, position + node.nodeSize)]
      transaction.addMark(first, last, mark.type.create({ ...mark.attrs, href }))
      found = true
    } else if (node.type.name === 'image' && typeof node.attrs['href'] === 'string') {
      transaction.setNodeAttribute(position, 'href', href)
      found = true
    }
  })
  return found
}

function moveInList(transaction: Transaction, at: number, way: 'nest' | 'lift'): boolean {
  const { doc } = transaction
  const item = doc.type.schema.nodes['listItem']
  if (!item || at >= doc.content.size) return false
  const state = EditorState.create({ doc, selection: TextSelection.near(doc.resolve(at + 1)) })
  const move = way === 'nest' ? sinkListItem(item) : liftListItem(item)
  return move(state, (made) => {
    for (const step of made.steps) transaction.step(step)
  })
}

function mendMatter(matter: FrontMatter, fix: Extract<DocumentFix, { kind: 'matter' }>): FrontMatter {
  const { key, rename, value } = fix
  const now = matterValue(matter, key)
  if (rename === undefined) return withMatterValue(matter, key, value)
  if (Array.isArray(now)) {
    const items = now.map((item) => (item === rename ? value : item))
    return withMatterValue(matter, key, items)
  }
  return { entries: matter.entries.map(([name, kept]) => [name === key ? rename : name, kept]) }
}

/** Fixes can bring others to light (a link that is now one); this many looks are enough for any text. */
const mostRounds = 6

/**
 * Puts everything right that is wanted, from the end to the beginning, and looks again until nothing is left.
 * @returns how many were put right, and the step that does it.
 */
export function applyFixes(
  start: Mending,
  finder: Finder,
  wanted: (finding: ShownFinding) => boolean,
  markdown: MarkdownBridge,
): { readonly count: number; readonly mending: Mending } {
  let mending = start
  let count = 0
  const done = new Set<string>()
  for (let round = 0; round < mostRounds; round += 1) {
    let touched = Infinity
    let any = false
    const found = finder.find(mending.transaction.doc, mending.matter)
    for (const finding of found.toReversed()) {
      if (finding.fix === null || done.has(finding.id) || !wanted(finding)) continue
      // Two in the same words: the second is looked for again.
      if (finding.to !== null && finding.to > touched) continue
      const next = applyFix(mending, finding, markdown)
      if (next === null) continue
      touched = Math.min(touched, startOf(finding))
      done.add(finding.id)
      mending = next
      any = true
      count += 1
    }
    if (!any) break
  }
  return { count, mending }
}

/** Where the change of a fix begins: of a block that is read again, the block. */
function startOf({ fix, from }: ShownFinding): number {
  if (fix?.kind === 'reread' || fix?.kind === 'level') return fix.block
  return from ?? Infinity
}
