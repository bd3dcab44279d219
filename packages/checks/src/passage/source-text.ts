/** Text and, for each of its UTF-16 units, where in the file it stands: `starts[i]` to `ends[i]` (escapes are longer). */
export interface SourceText {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A change of a file: the units from `from` to `to` become `insert`. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The source text of an unbroken stretch of the file. */
export function stretch(file: string, from: number, to: number): SourceText {
  const starts = Int32Array.from({ length: to - from }, (_, index) => from + index)
  return { text: file.slice(from, to), starts, ends: starts.map((start) => start + 1) }
}

/** A line end that the author asked for (a hard break); `\n` is one that the reader sees as a space. */
export const lineSeparator = '\u2028'

/** Joins stretches (lines of one block) by `\n` or a line separator, which stands where the line before it ends. */
export function joinLines(lines: readonly (SourceText & { readonly hard: boolean })[]): SourceText {
  const total = lines.reduce((sum, line) => sum + line.text.length + 1, -1)
  const starts = new Int32Array(Math.max(0, total))
  const ends = new Int32Array(Math.max(0, total))
  let at = 0
  lines.forEach((line, index) => {
    starts.set(line.starts, at)
    ends.set(line.ends, at)
    at += line.text.length
    const next = lines[index + 1]
    if (next === undefined) return
    starts[at] = line.ends.at(-1) ?? next.starts[0] ?? 0
    ends[at] = next.starts[0] ?? starts[at]!
    at += 1
  })
  const text = lines
    .map((line, index) => line.text + (index === lines.length - 1 ? '' : line.hard ? lineSeparator : '\n'))
    .join('')
  return { text, starts, ends }
}

/** Where in the file a position between two units of the text is: at the unit before it where there is one. */
function sourceAt(source: SourceText, position: number): number {
  if (position > 0) return source.ends[Math.min(position, source.ends.length) - 1] ?? 0
  return source.starts[0] ?? 0
}

/** The file range of a range of the text. */
export function sourceRange(source: SourceText, from: number, to: number): { from: number; to: number } {
  if (to <= from) return { from: sourceAt(source, from), to: sourceAt(source, from) }
  return {
    from: source.starts[from] ?? sourceAt(source, from),
    to: source.ends[to - 1] ?? sourceAt(source, to),
  }
}

/**
 * Edits of the file that make the text's range read `insert`. Markup that stands between the removed letters (the bracket
 * of a link that begins there) stays.
 */
export function sourceEdits(source: SourceText, from: number, to: number, insert: string): TextEdit[] {
  if (to <= from) {
    // Before a line end the place is behind what closes the line's last word (a link's target).
    const at = /[\n\u2028]/.test(source.text[from] ?? '') ? source.starts[from]! : sourceAt(source, from)
    return [{ from: at, to: at, insert }]
  }
  const edits: TextEdit[] = []
  for (let index = from; index < to; index += 1) {
    const start = source.starts[index] ?? 0
    const end = source.ends[index] ?? start
    const last = edits.at(-1)
    if (last !== undefined && last.to === start) edits[edits.length - 1] = { ...last, to: end }
    else edits.push({ from: start, to: end, insert: index === from ? insert : '' })
  }
  return edits
}
