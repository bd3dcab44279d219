/**
 * Code in which Hugo runs nothing: it runs shortcodes even in code, and only its comment form stops it. A `{{<` that no
 * `>}}` follows cannot be written so; a word joiner (U+2060, no width) inside it keeps it from ending the site's build.
 */
export function writeCodeText(text: string): string {
  return eachOpener(sayableCode(text), (opener, inside, end) => `${opener}/*${inside}*/${end}`)
}

/** Code as Markdown can say it: with the word joiner where there is no other way. */
export function sayableCode(text: string): string {
  let out = ''
  let at = 0
  for (;;) {
    const [from, end] = nextOpener(text, at)
    if (from < 0) return out + text.slice(at)
    const close = text.indexOf(end, from + 3)
    if (close >= 0) {
      out += text.slice(at, close + end.length)
      at = close + end.length
    } else {
      out += `${text.slice(at, from + 2)}\u2060`
      at = from + 2
    }
  }
}

function eachOpener(text: string, write: (opener: string, inside: string, end: string) => string): string {
  let out = ''
  let at = 0
  for (;;) {
    const [from, end] = nextOpener(text, at)
    const close = from < 0 ? -1 : text.indexOf(end, from + 3)
    if (close < 0) return out + text.slice(at)
    out += text.slice(at, from) + write(text.slice(from, from + 3), text.slice(from + 3, close), end)
    at = close + end.length
  }
}

function nextOpener(text: string, from: number): readonly [number, string] {
  let at = text.indexOf('{{', from)
  while (at >= 0 && text[at + 2] !== '<' && text[at + 2] !== '%') at = text.indexOf('{{', at + 1)
  return [at, text[at + 2] === '<' ? '>}}' : '%}}']
}

/** A code span: in one more backtick than it holds in a row, with a space where its edges ask for one. */
export function writeCodeSpan(text: string): string {
  const code = writeCodeText(text)
  const runs: readonly string[] = code.match(/`+/g) ?? []
  let ticks = '`'
  while (runs.includes(ticks)) ticks += '`'
  // Not `.`: it stops at line separators, which are no line ends here.
  const pad = /^`|`$|^ [^]*[^ ][^]* $/.test(code) ? ' ' : ''
  return `${ticks}${pad}${code}${pad}${ticks}`
}
