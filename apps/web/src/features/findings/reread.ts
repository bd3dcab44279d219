import type { DocumentFix } from '@stanza/checks'
import { documentSchema } from '@stanza/schema'
import { Fragment, type Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { MarkdownBridge } from '@stanza/editor'

/**
 * Stand-ins from a private part of Unicode for the letters that Markdown reads, one for each ASCII character. Written as
 * themselves they would be escaped, and the text would stay what it is.
 */
const base = 0xf300
const standIn = (text: string): string =>
  text.replace(/[^\p{L}\p{N}\u0080-\uffff]/gu, (letter) => String.fromCharCode(base + letter.charCodeAt(0)))
const ownLetters = (text: string): string =>
  text.replace(/[\uf300-\uf37f]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - base))

/**
 * Reads a part of a block as Markdown that so far stood there as letters: a link that was none becomes one. The rest of the
 * block keeps its meaning, because it goes through Markdown escaped, as the export writes it.
 */
export function reread(
  transaction: Transaction,
  fix: Extract<DocumentFix, { kind: 'reread' }>,
  range: { readonly from: number; readonly to: number },
  { parseBlocks, renderBlocks }: MarkdownBridge,
): boolean {
  const block = transaction.doc.nodeAt(fix.block)
  if (!block?.isTextblock) return false
  const first = Math.min(range.from, ...fix.edits.map(({ from }) => from))
  const last = Math.max(range.to, ...fix.edits.map(({ to }) => to))
  const within = { from: first - fix.block - 1, to: last - fix.block - 1 }
  const edits = fix.edits.map((edit) => ({
    from: edit.from - fix.block - 1,
    to: edit.to - fix.block - 1,
    insert: edit.insert,
  }))
  // The editor's nodes are of its own schema, Markdown's of the document's; they are the same but for that.
  const hidden = documentSchema.nodeFromJSON(withStandIns(block, within, edits).toJSON())
  const markdown = ownLetters(renderBlocks([hidden]))
  const { schema } = transaction.doc.type
  const read = parseBlocks(markdown).map((node) => schema.nodeFromJSON(node.toJSON()))
  const [only] = read
  if (only === undefined) return false
  if (read.length === 1 && only.type === block.type) {
    transaction.replaceWith(fix.block + 1, fix.block + 1 + block.content.size, only.content)
  } else {
    const named = only.type === block.type ? only.type.create(block.attrs, only.content, only.marks) : only
    transaction.replaceWith(fix.block, fix.block + block.nodeSize, [named, ...read.slice(1)])
  }
  return true
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The block with the letters of a part changed by the edits and then hidden behind their stand-ins. */
function withStandIns(block: Node, part: { from: number; to: number }, edits: readonly Edit[]): Node {
  const pieces: Node[] = []
  const { schema } = block.type
  block.forEach((child, offset) => {
    const end = offset + child.nodeSize
    const isPlain = child.isText && child.marks.every(({ attrs }) => attrs['href'] === child.text)
    const broken = child.type.name === 'softBreak'
    if ((!isPlain && !broken) || end <= part.from || offset >= part.to) {
      pieces.push(child)
      return
    }
    const from = Math.max(part.from, offset)
    const to = Math.min(part.to, end)
    if (from > offset) pieces.push(child.cut(0, from - offset))
    const letters = (broken ? '\n' : (child.text ?? '')).slice(from - offset, to - offset)
    const changed = withEdits(letters, from, to, edits, to === part.to)
    if (changed !== '') pieces.push(schema.text(standIn(changed)))
    if (to < end) pieces.push(child.cut(to - offset))
  })
  return block.copy(Fragment.fromArray(pieces))
}

/** Applies those edits that begin in a piece; one that begins at its end belongs to the next, unless there is none. */
function withEdits(
  letters: string,
  start: number,
  end: number,
  edits: readonly Edit[],
  isLast: boolean,
): string {
  let text = letters
  for (const edit of edits.toSorted((one, other) => other.from - one.from)) {
    if (edit.to < start || edit.from > end || (edit.from === end && !isLast && edit.to === end)) continue
    const [from, to] = [Math.max(edit.from, start) - start, Math.min(edit.to, end) - start]
    if (edit.from < start && edit.to === start) continue
    text = text.slice(0, from) + (edit.from >= start ? edit.insert : '') + text.slice(to)
  }
  return text
}
