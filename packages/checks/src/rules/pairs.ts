import type { PassageCheck } from '../check.ts'
import type { Passage } from '../passage/passage.ts'

/** The prose without what is no parenthesis: smileys, "a)" of an enumeration, "1)". */
function levelled(passage: Passage): string {
  return passage.prose.replace(/(?<=^|\s)[:;8][-']?[()](?=$|[\s).,])/g, (smiley) => '~'.repeat(smiley.length))
}

export const unbalancedParen: PassageCheck = {
  id: 'unbalanced-paren',
  scope: 'passage',
  severity: 'warning',
  explain: 'A parenthesis is opened and never closed, or the other way round.',
  run: (passage) => {
    if (passage.text.includes('](') || passage.kind === 'cell' || /\]\s\(/.test(passage.text)) return []
    if (!/[()]/.test(passage.prose)) return []
    const text = levelled(passage)
    const open: number[] = []
    let stray: number | null = null
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '(') open.push(at)
      else if (
        text[at] === ')' &&
        open.pop() === undefined &&
        !/(?:^|\s)(?:\d{1,2}|[A-Za-z])$/.test(text.slice(Math.max(0, at - 3), at))
      )
        stray ??= at
    }
    const at = stray ?? open.at(0)
    if (at === undefined) return []
    const mate = stray === null ? 'never closed' : 'never opened'
    return [{ passage: passage.index, from: at, to: at + 1, message: `This parenthesis is ${mate}.` }]
  },
}

export const unbalancedQuote: PassageCheck = {
  id: 'unbalanced-quote',
  scope: 'passage',
  severity: 'warning',
  explain: 'A quotation is opened and never closed, or closed with the mark of another kind.',
  run: (passage) => {
    const { prose } = passage
    const german = prose.includes('„')
    if (german || passage.kind === 'cell') return []
    let [open, at] = [0, -1]
    for (let index = 0; index < prose.length; index += 1) {
      if (prose[index] === '“') [open, at] = [open + 1, index]
      else if ((prose[index] === '”' || prose[index] === '"') && open > 0) open -= 1
    }
    // Another quotation mark that could close it stands for "the wrong one"; a straight one alone is counted too.
    return open === 1 || (open === 2 && !prose.includes('”'))
      ? [{ passage: passage.index, from: at, to: at + 1, message: 'This quotation is never closed.' }]
      : []
  },
}
