import { decodeSource } from './decode-source.ts'
import { sayableText } from './sayable-text.ts'

/**
 * A link target as Markdown can say it: raw, because Hugo's templates get it raw (markdown.md, traps). Characters that no
 * target has go, and what would end it or begin a shortcode is percent-encoded (threats.md T18).
 */
export function sayableTarget(href: string): string {
  const line = sayableText(href)
    .replaceAll(/[\n\t]/g, '')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .trim()
  return withoutOpeners(endsEscaping(line) ? `${line.slice(0, -1)}%5C` : line)
}

/** The whole run of braces: after `%7B` for some of them, the others would stand before a percent sign again. */
const withoutOpeners = (text: string): string =>
  text.replaceAll(/\{{2,}(?=[<%])/g, (braces) => '%7B'.repeat(braces.length))

/** A sayable target between the brackets of a link. */
export const writeTarget = (href: string): string =>
  href === '' || href.includes(' ') || !isClosed(href) ? `<${href}>` : href

function isClosed(href: string): boolean {
  let depth = 0
  for (let at = 0; at < href.length; at += 1) {
    if (href[at] === '\\') at += 1
    else if (href[at] === '(') depth += 1
    else if (href[at] === ')' && (depth -= 1) < 0) return false
  }
  // CommonMark lets parsers stop at 32; Goldmark and markdown-it do.
  return depth === 0 && href.split('(').length < 32
}

const endsEscaping = (text: string): boolean => /(?:^|[^\\])(?:\\\\)*\\$/.test(text)

/** A title or alt text as Markdown can say it: one line, and well formed. */
export const sayableLine = (text: string): string => sayableText(text).replaceAll(/[ \t]*\n[ \t\n]*/g, ' ')

/** A sayable title with its quotes, ` "title"`: raw too, in the quotes that it does not hold. */
export function writeTitle(title: string): string {
  const safe = withoutShortcodes(title)
  const closed = endsEscaping(safe) ? `${safe.slice(0, -1)}&#92;` : safe
  const quote = ['"', "'"].find((mark) => !closed.replaceAll(/\\./g, '').includes(mark))
  if (quote !== undefined) return ` ${quote}${closed}${quote}`
  return ` "${closed.replaceAll(/(\\.)|"/g, (_, pair: string | undefined) => pair ?? '&#34;')}"`
}

/** A sayable alt text: raw, but closed in itself. */
export function writeAlt(alt: string, literal: boolean): string {
  const line = withoutShortcodes(alt)
  if (!literal && !/[`<]/.test(line) && balancedBrackets(line) && !endsEscaping(line)) return line
  // Escapes are taken off first: a reference behind a backslash would be read as a backslash and a reference.
  return decodeSource(alt).replaceAll(/[`<[\]\\*_!&{]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Raw text with references in place of what would begin a shortcode. */
export const withoutShortcodes = (text: string): string =>
  text.replaceAll('{{<', '{{&lt;').replaceAll('{{%', '{{&#37;')

function balancedBrackets(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '[') depth += 1
    else if (text[at] === ']' && (depth -= 1) < 0) return false
  }
  return depth === 0
}
