/**
 * A link target as Markdown: raw, because Hugo's templates get it raw (markdown.md, traps). Only what would end it, or
 * begin a shortcode, is percent-encoded.
 */
export function writeTarget(href: string): string {
  const safe = href.replaceAll(/\{\{(?=[<%])/g, '%7B%7B').replaceAll(/[\n\r]/g, '')
  if (safe !== '' && isBare(safe)) return safe
  if (!/[<>]/.test(safe) && !/(?:^|[^\\])(?:\\\\)*\\$/.test(safe)) return `<${safe}>`
  return safe.replaceAll(/[<>\s]/g, (character) => encodeURIComponent(character))
}

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0020\u007f]/

function isBare(href: string): boolean {
  if (forbidden.test(href) || href.startsWith('<')) return false
  let depth = 0
  for (let at = 0; at < href.length; at += 1) {
    if (href[at] === '\\') at += 1
    else if (href[at] === '(') depth += 1
    else if (href[at] === ')' && (depth -= 1) < 0) return false
  }
  // CommonMark lets parsers stop at 32; Goldmark and markdown-it do.
  return depth === 0 && !/(?:^|[^\\])(?:\\\\)*\\$/.test(href) && href.split('(').length < 32
}

/** A title with its quotes, ` "title"`; raw too, in the quotes that it does not hold. */
export function writeTitle(title: string): string {
  const safe = noShortcode(title.replaceAll(/\s*[\n\r]\s*/g, ' ')).replace(/\\$/, '&#92;')
  const quote = ['"', "'"].find((mark) => !unescaped(safe, mark))
  if (quote !== undefined) return ` ${quote}${safe}${quote}`
  return ` "${safe.replaceAll(/(\\.)|"/g, (_, pair: string | undefined) => pair ?? '&#34;')}"`
}

const unescaped = (text: string, mark: string): boolean => text.replaceAll(/\\./g, '').includes(mark)

/** An image's alt text: raw, but closed in itself. */
export function writeAlt(alt: string, literal: boolean): string {
  const line = noShortcode(alt.replaceAll(/\s*[\n\r]\s*/g, ' '))
  if (literal || /[`<]/.test(line) || !balancedBrackets(line) || /(?:^|[^\\])(?:\\\\)*\\$/.test(line)) {
    return decodeLess(line).replaceAll(/[`<[\]\\*_!]/g, (character) => `&#${character.charCodeAt(0)};`)
  }
  return line
}

/** Backslash escapes taken off, since the references below would stand behind them. */
const decodeLess = (text: string): string =>
  text.replaceAll(/\\([!-/:-@[-`{-~])/g, (_, character: string) => `&#${character.charCodeAt(0)};`)

const noShortcode = (text: string): string => text.replaceAll('{{<', '{{&lt;').replaceAll('{{%', '{{&#37;')

function balancedBrackets(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '[') depth += 1
    else if (text[at] === ']' && (depth -= 1) < 0) return false
  }
  return depth === 0
}
