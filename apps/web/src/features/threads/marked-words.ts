import type { EditorState } from '@tiptap/pm/state'

export interface MarkedWords {
  readonly from: number
  readonly to: number
  readonly quote: string
}

/** What a comment would be about: the words that are marked, else the line with the caret; null where there are none. */
export function markedWords({ doc, selection }: EditorState): MarkedWords | null {
  const { $head: head, empty } = selection
  const range =
    empty && head.parent.inlineContent
      ? { from: head.start(), to: head.end() }
      : { from: selection.from, to: selection.to }
  const quote = doc.textBetween(range.from, range.to, ' ')
  return quote.trim() === '' ? null : { ...range, quote }
}
