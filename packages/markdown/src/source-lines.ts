/** A text as its lines, so that what was not edited can be written as it was. */
export interface SourceLines {
  /** Without line ends. Never empty: a text without a line end is one line. */
  readonly lines: readonly string[]
  /** The same for the parser, which would take a `\r` within a line for a line end. */
  readonly parsed: string
  /** What ends most lines of the text. */
  readonly lineEnd: '\n' | '\r\n'
}

/**
 * Cuts a text at its line ends. A text written on Windows has all its `\r\n` read; in another one a stray `\r` stays at
 * the end of its line, where Markdown does not see it and the export keeps it.
 */
export function sourceLines(text: string): SourceLines {
  const lines = text.split('\n')
  const windows = lines.filter((line) => line.endsWith('\r')).length
  if (windows * 2 <= lines.length - 1 || windows === 0)
    return { lines, parsed: withoutReturns(text), lineEnd: '\n' }
  const bare = lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  return { lines: bare, parsed: withoutReturns(bare.join('\n')), lineEnd: '\r\n' }
}

const withoutReturns = (text: string): string =>
  text.includes('\r') ? text.replace(/\r(?=\n|$)/g, '').replaceAll('\r', ' ') : text
