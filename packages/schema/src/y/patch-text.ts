import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { commonSubsequence } from './align.ts'
import { readText } from './read-document.ts'
import { markAttributes } from './write-document.ts'

/**
 * Makes a shared text say what `nodes` say, word by word: words that stay are the same shared characters, so carets and
 * anchors in them stay, and two changes to different words of one paragraph do not touch each other. Marks are changed
 * only where they differ.
 */
export function patchText(text: Y.XmlText, nodes: readonly Node[]): void {
  patchWords(text, textOf(readText(text)), textOf(nodes))
  patchMarks(text, runs(readText(text)), runs(nodes))
}

const textOf = (nodes: readonly Node[]): string => nodes.map((node) => node.text ?? '').join('')

/** The same for plain text without marks. */
export function patchWords(text: Y.Text | Y.XmlText, old: string, next: string): void {
  const [before, after] = [words(old), words(next)]
  const edits: { at: number; removed: number; added: string }[] = []
  let [i, j, at] = [0, 0, 0]
  for (const [a, b] of [...commonSubsequence(before, after), [before.length, after.length] as const]) {
    const removed = before.slice(i, a).join('').length
    const added = after.slice(j, b).join('')
    if (removed > 0 || added !== '') edits.push({ at, removed, added })
    at += removed + (before[a]?.length ?? 0)
    i = a + 1
    j = b + 1
  }
  // From the end, so that the offsets in front stay true.
  for (const { at: start, removed, added } of edits.toReversed()) {
    if (added !== '') text.insert(start + removed, added)
    if (removed > 0) text.delete(start, removed)
  }
}

/**
 * Words, runs of white space, and single other characters. Whole code points: cutting a surrogate pair would make Yjs
 * replace both halves by U+FFFD. Very long texts are taken in lines, since pairing is quadratic in what differs.
 */
function words(text: string): string[] {
  return text.match(text.length > 20_000 ? /[^\n]*\n|[^\n]+/g : /[\p{L}\p{N}_]+|\s+|[^]/gu) ?? []
}

interface Run {
  readonly length: number
  readonly marks: string
  readonly attributes: Readonly<Record<string, unknown>>
}

function runs(nodes: readonly Node[]): Run[] {
  return nodes.map((node) => {
    const attributes = markAttributes(node.marks)
    return { length: (node.text ?? '').length, marks: JSON.stringify(attributes), attributes }
  })
}

/** Both sides are the same characters by now; only where the runs disagree is a mark set or taken away. */
function patchMarks(text: Y.XmlText, old: readonly Run[], next: readonly Run[]): void {
  let [i, j, oldEnd, nextEnd, offset] = [0, 0, old[0]?.length ?? 0, next[0]?.length ?? 0, 0]
  while (i < old.length && j < next.length) {
    const [before, after] = [old[i] as Run, next[j] as Run]
    const end = Math.min(oldEnd, nextEnd)
    if (before.marks !== after.marks && end > offset) {
      text.format(offset, end - offset, { ...switchedOff(before), ...after.attributes })
    }
    offset = end
    if (oldEnd === end) oldEnd += old[(i += 1)]?.length ?? 0
    if (nextEnd === end) nextEnd += next[(j += 1)]?.length ?? 0
  }
}

const switchedOff = (run: Run): Record<string, null> =>
  Object.fromEntries(Object.keys(run.attributes).map((name) => [name, null]))
