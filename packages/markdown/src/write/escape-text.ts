/**
 * How much is escaped. `bare`: as `light`, but brackets stand as they are typed: Hugo finds bare addresses in what only
 * looks like a link. `light`: only what Markdown would read as something else. `careful`: every character that could be
 * something else in some place. `apart`: also each character beside a mark, so that the mark surely begins and ends there.
 * `literal`: also every punctuation character as a character reference.
 */
export type Escaping = 'bare' | 'light' | 'careful' | 'apart' | 'literal'

/** Where a run of text stands. */
export interface TextPlace {
  /** The character before and behind it; a line end where its line begins or ends. */
  readonly before: string
  readonly after: string
  readonly escaping: Escaping
  /** The line it stands in begins with it where `before` is a line end: false in a heading or table cell. */
  readonly startsLine: boolean
  readonly inHeading: boolean
  readonly inLink: boolean
  /** The document defines link or footnote labels, so `[word]` may be a link. */
  readonly definitions: boolean
}

const special = /[\\`*_{}[\]<>&~!#+\-=:|.)\d\t\n\v\f\r ]|HAHAHUGO/
const punctuation = /[!-/:-@[-`{-~]/
const wordCharacter = /[\p{L}\p{N}]/u
const bareUrl = /(?:https?:\/\/|www\.)[^\s<>]+/giu

/** Text as Markdown that means just that text. No shortcode can begin in it or at its end (threats.md T18). */
export function escapeText(text: string, place: TextPlace): string {
  if (text === '') return ''
  if (place.escaping === 'apart' || place.escaping === 'literal') return apart(text, place)
  return edges(inner(text, place), text, place)
}

/** The first and last character as references where a mark is beside them: Markdown takes a mark between two `;` and `&`. */
function apart(text: string, place: TextPlace): string {
  const points = Array.from(text)
  const head = isMark(place.before.at(-1)) ? (points.shift() ?? '') : ''
  const tail = isMark(place.after[0]) ? (points.pop() ?? '') : ''
  const middle = points.join('')
  const around = {
    ...place,
    before: head === '' ? place.before : ';',
    after: tail === '' ? place.after : '&',
  }
  const written = place.escaping === 'literal' ? literal(middle) : inner(middle, around)
  return (
    (head === '' ? '' : reference(head)) +
    edges(written, middle, around) +
    (tail === '' ? '' : reference(tail))
  )
}

export const isMark = (character: string | undefined): boolean =>
  character === '*' || character === '_' || character === '~'

const reference = (character: string): string => `&#${character.codePointAt(0) ?? 0};`

const literal = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, reference)

function inner(text: string, place: TextPlace): string {
  if (!special.test(text)) return text
  const urls = place.escaping === 'bare' || place.escaping === 'light' ? urlSpans(text) : []
  const unbalanced = place.inLink && place.escaping !== 'bare' && !balanced(text)
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!
    const before = at > 0 ? text[at - 1]! : (place.before.at(-1) ?? '\n')
    const after = at + 1 < text.length ? text[at + 1]! : (place.after[0] ?? '\n')
    const escape = (): boolean => {
      if ((place.escaping === 'careful' || place.escaping === 'apart') && /[\\`*_[\]<&~!|]/.test(character))
        return true
      switch (character) {
        case '\\':
          return after === '\n' || punctuation.test(after)
        case '`':
          return true
        case '*':
          return !(isSpace(before) && isSpace(after)) && !urls.some(([from, to]) => at >= from && at < to)
        case '_':
          if (urls.some(([from, to]) => at >= from && at < to)) return false
          return (
            !(isSpace(before) && isSpace(after)) && !(wordCharacter.test(before) && wordCharacter.test(after))
          )
        case '~':
          return before === '~' || after === '~'
        case '[':
          if (place.inHeading && /^[ xX]\]/.test(text.slice(at + 1, at + 3))) return true
          // A task's box, unless the label is defined: then what is read back is no box.
          if (place.escaping === 'bare' && before === '\n' && /^[ xX]\] /.test(text.slice(at + 1, at + 4)))
            return false
          return place.definitions || unbalanced || (before === '\n' && text.includes(']:', at))
        case ']':
          if (place.escaping === 'bare') return false
          return unbalanced || after === '(' || after === '[' || (place.definitions && after === ':')
        case '!':
          return after === '[' && at + 1 === text.length
        case '<':
          return /[A-Za-z/!?]/.test(after)
        case '&':
          return entity(text, at)
        case '{':
          return place.inHeading && /[ \t.#A-Za-z_:]/.test(after) && text.includes('}', at)
        default:
          return false
      }
    }
    if (opensShortcode(text, at, place.after)) out += reference(character)
    else if (text.startsWith('HAHAHUGO', at)) out += '&#72;'
    else out += escape() ? `\\${character}` : character
  }
  return out
}

/** The third character of `{{<` or `{{%`, or a last brace that what follows would complete. */
function opensShortcode(text: string, at: number, after: string): boolean {
  const character = text[at]
  if ((character === '<' || character === '%') && text[at - 1] === '{' && text[at - 2] === '{') return true
  return (
    character === '{' && at === text.length - 1 && (after[0] === '{' || after[0] === '<' || after[0] === '%')
  )
}

const isSpace = (character: string): boolean => /\s/.test(character)

function urlSpans(text: string): (readonly [number, number])[] {
  if (!text.includes('http') && !text.includes('www.')) return []
  return Array.from(text.matchAll(bareUrl), (found) => [found.index, found.index + found[0].length] as const)
}

function balanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '[') depth += 1
    else if (character === ']' && (depth -= 1) < 0) return false
  }
  return depth === 0
}

const entityAt = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);/y

function entity(text: string, at: number): boolean {
  entityAt.lastIndex = at
  return entityAt.test(text)
}

/** What only the beginning or end of a line gives a meaning to. */
function edges(escaped: string, text: string, place: TextPlace): string {
  let out = escaped
  // Cells are trimmed of every kind of space, lines of the plain ones.
  const [leading, trailing] =
    place.startsLine || place.inHeading ? [/^[\t\v\f ]/, /[\t\v\f ]$/] : [/^\s/, /\s$/]
  if (place.before.endsWith('\n')) {
    if (leading.test(text)) out = reference(text[0]!) + out.slice(1)
    else if (place.startsLine && place.escaping !== 'literal') out = lineStart(out, text)
  }
  if (place.after.startsWith('\n')) {
    if (trailing.test(text) && trailing.test(out)) out = out.slice(0, -1) + reference(text.at(-1)!)
    if (place.inHeading && /(?:^|[ \t])#+$/.test(text) && place.escaping !== 'literal')
      out = out.replace(/#(?=#*$)/, '\\#')
  }
  return out
}

// Heading, quote, list items, rule, setext underline, fence, definition, attributes, the delimiter row of a table.
const opening =
  /^(?:#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|([-_*=])[ \t]*(?:\1[ \t]*)*$|~~~|[:~](?=[ \t])|\{[ \t]*[.#a-zA-Z_:]|[|:-][|:\s-]*$)/
const number = /^(\d{1,9})([.)])(?=[ \t]|$)/

function lineStart(out: string, text: string): string {
  if (number.test(text)) return out.replace(number, '$1\\$2')
  if (opening.test(text) && !out.startsWith('\\')) return `\\${out}`
  return out
}
