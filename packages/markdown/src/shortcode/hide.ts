import type { Finding } from '@stanza/schema'
import { hasOpener } from './lexer.ts'
import { shortcodeSpans } from './shortcode-spans.ts'

/** Markdown in which each active shortcode is one word of private-use characters, as Hugo itself replaces them. */
export interface Hidden {
  readonly text: string
  /** What begins a placeholder, or null where nothing is hidden. It stands nowhere in the input. */
  readonly marker: string | null
  /** Text with its placeholders replaced by their sources. */
  reveal(text: string): string
  /** Text cut at its placeholders: strings are text, objects are shortcodes. */
  cut(text: string): readonly (string | { readonly source: string })[]
  /** The line (0-based) of the input that a line of `text` began as. */
  lineOf(line: number): number
  readonly findings: readonly Finding[]
}

const nothingHidden = (text: string): Hidden => ({
  text,
  marker: null,
  reveal: (part) => part,
  cut: (part) => [part],
  lineOf: (line) => line,
  findings: [],
})

/**
 * Hides the shortcodes of a Markdown text. `{{</* x *\/>}}` becomes the text `{{< x >}}` that it prints; what Hugo would
 * refuse stays text and is reported. `firstLine` (0-based) is added to the lines of findings.
 */
export function hideShortcodes(markdown: string, firstLine = 0): Hidden {
  if (!hasOpener(markdown)) return nothingHidden(markdown)
  // One more than the longest run in the input, so no text can look like a placeholder.
  let longest = 0
  for (const [run] of markdown.matchAll(/\uE000+/g)) longest = Math.max(longest, run.length)
  // A reference to the character becomes the character while parsing.
  longest += markdown.match(/&#(?:x0*e000|0*57344);/gi)?.length ?? 0
  const marker = `${'\uE000'.repeat(longest + 1)}\uE001`
  const sources: string[] = []
  const findings: Finding[] = []
  const lines = lineMap()
  let text = ''
  let end = 0
  for (const span of shortcodeSpans(markdown)) {
    lines.keep(markdown.slice(end, span.from))
    text += markdown.slice(end, span.from)
    end = span.to
    const source = markdown.slice(span.from, span.to)
    if (span.kind === 'active') {
      text += `${marker}${sources.push(source) - 1}\uE001`
      lines.swallow(source)
    } else {
      text += span.kind === 'escaped' ? span.shown : source
      lines.keep(source)
      if (span.kind === 'broken') findings.push(broken(span.reason, firstLine + lines.current() + 1))
    }
  }
  text += markdown.slice(end)
  lines.keep(markdown.slice(end))
  const placeholder = new RegExp(`${marker}(\\d+)\uE001`, 'g')
  const sourceAt = (index: string): string => sources[Number(index)] ?? ''
  return {
    text,
    marker,
    reveal: (part) =>
      part.includes(marker) ? part.replace(placeholder, (_, index: string) => sourceAt(index)) : part,
    cut: (part) =>
      part.split(placeholder).map((piece, index) => (index % 2 === 1 ? { source: sourceAt(piece) } : piece)),
    lineOf: (line) => lines.starts[line] ?? lines.starts.length,
    findings,
  }
}

const broken = (reason: string, line: number): Finding => ({
  rule: 'broken-shortcode',
  severity: 'error',
  message: `Hugo cannot read this shortcode (${reason}); it is kept as text.`,
  line,
})

/** Follows the lines of the input while shortcodes over several lines are folded into one. */
function lineMap() {
  const starts = [0]
  let line = 0
  const count = (part: string): number => part.split('\n').length - 1
  return {
    starts,
    keep(part: string): void {
      for (let left = count(part); left > 0; left -= 1) starts.push((line += 1))
    },
    swallow(part: string): void {
      line += count(part)
    },
    current: (): number => line,
  }
}
