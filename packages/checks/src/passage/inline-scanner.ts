import { delimiterRun, pairEmphasis, type DelimiterRun, type EmphasisPair } from './emphasis.ts'
import { readLinkTail } from './link-tail.ts'
import { objectCharacter } from './passage.ts'
import { characterReference } from './character-reference.ts'

/** A construct that the scanner found: ranges are in the raw text. */
export interface ScannedLink {
  readonly from: number
  readonly to: number
  readonly textFrom: number
  readonly textTo: number
  readonly href: string
  /** Where the target stands in the raw text. */
  readonly hrefFrom: number
  readonly hrefTo: number
}

export interface ScannedObject {
  readonly at: number
  readonly to: number
  readonly kind: 'image' | 'shortcode'
  /** Image: its target, and where that stands. */
  readonly href: string
  readonly hrefFrom: number
  readonly hrefTo: number
  /** Image: its alternative text. */
  readonly altFrom: number
  readonly altTo: number
}

/** What the reader sees of a block's raw Markdown. */
export interface Scanned {
  /** Raw ranges that become the given text; in order, not overlapping. */
  readonly replaced: readonly { readonly from: number; readonly to: number; readonly text: string }[]
  readonly links: readonly ScannedLink[]
  readonly codes: readonly { readonly from: number; readonly to: number }[]
  readonly bold: readonly { readonly from: number; readonly to: number }[]
  readonly objects: readonly ScannedObject[]
}

interface Bracket {
  readonly at: number
  readonly image: boolean
  readonly runs: number
}

/** `references`: labels (lower case) that the file defines. `shortcodeEnd`: where the shortcode that begins at a place ends. */
export interface InlineContext {
  readonly references: ReadonlyMap<string, string>
  readonly shortcodeEnd: (rawIndex: number) => number | null
}

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const autolink = /<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*)>/y
const htmlTag = /<(?:!--|\/?[a-zA-Z][a-zA-Z0-9-]{0,40}(?:\s[^<>]{0,500})?\/?>)/y

/**
 * Reads the inline Markdown of one block, in one pass from left to right: escapes, code, links, images, autolinks, HTML,
 * character references, emphasis and Hugo's shortcodes. Follows CommonMark, so that what did not become a link for the
 * reader does not become one here.
 */
export function scanInline(raw: string, context: InlineContext): Scanned {
  const replaced: { from: number; to: number; text: string }[] = []
  const links: ScannedLink[] = []
  const codes: { from: number; to: number }[] = []
  const bold: { from: number; to: number }[] = []
  const objects: ScannedObject[] = []
  const brackets: Bracket[] = []
  const runs: DelimiterRun[] = []
  // Links do not nest: brackets below this place in the stack, opened before a link that is complete, open none.
  let spent = 0
  const backticks = lastBacktickRuns(raw)
  const lastCommentEnd = raw.lastIndexOf('-->')
  const consume = (from: number, to: number): void => void replaced.push({ from, to, text: '' })
  const emphasise: EmphasisPair = (open, close) => {
    consume(open.from, open.to)
    consume(close.from, close.to)
    if (open.to - open.from === 2 && raw[open.from] !== '~') bold.push({ from: open.to, to: close.from })
  }
  const image = (
    open: number,
    to: number,
    tail: { href: string; hrefFrom: number; hrefTo: number },
    close: number,
  ): void => {
    while (replaced.length > 0 && replaced.at(-1)!.from >= open) replaced.pop()
    replaced.push({ from: open, to, text: objectCharacter })
    while (objects.length > 0 && objects.at(-1)!.at >= open) objects.pop()
    while (links.length > 0 && links.at(-1)!.from >= open) links.pop()
    while (codes.length > 0 && codes.at(-1)!.from >= open) codes.pop()
    objects.push({ at: open, to, kind: 'image', ...tail, altFrom: open + 2, altTo: close })
  }

  let at = 0
  while (at < raw.length) {
    const character = raw[at]!
    const shortcode = character === '{' ? context.shortcodeEnd(at) : null
    if (shortcode !== null) {
      replaced.push({ from: at, to: shortcode, text: objectCharacter })
      objects.push({
        at,
        to: shortcode,
        kind: 'shortcode',
        href: '',
        hrefFrom: at,
        hrefTo: at,
        altFrom: at,
        altTo: at,
      })
      at = shortcode
    } else if (character === '\\') {
      if (punctuation.includes(raw[at + 1] ?? ' '))
        replaced.push({ from: at, to: at + 2, text: raw[at + 1]! })
      at += punctuation.includes(raw[at + 1] ?? ' ') ? 2 : 1
    } else if (character === '`') {
      const length = runLength(raw, at)
      const close = closingBackticks(raw, at + length, length, backticks)
      if (close >= 0) {
        consume(at, at + length)
        codes.push({ from: at + length, to: close })
        consume(close, close + length)
        at = close + length
      } else at += length
    } else if (character === '<') {
      at = scanAngle(raw, at, lastCommentEnd, consume, links)
    } else if (character === '&') {
      const reference = characterReference(raw, at)
      if (reference !== null) replaced.push({ from: at, to: reference.to, text: reference.text })
      at = reference?.to ?? at + 1
    } else if (character === '*' || character === '_' || (character === '~' && raw[at + 1] === '~')) {
      const run = delimiterRun(raw, at)
      runs.push(run)
      at += run.length
    } else if (character === '!' && raw[at + 1] === '[') {
      brackets.push({ at, image: true, runs: runs.length })
      at += 2
    } else if (character === '[') {
      brackets.push({ at, image: false, runs: runs.length })
      at += 1
    } else if (character === ']') {
      const open = brackets.pop()
      const active = open !== undefined && (open.image || brackets.length >= spent)
      spent = Math.min(spent, brackets.length)
      if (!active) {
        at += 1
        continue
      }
      const tail =
        readLinkTail(raw, at + 1) ??
        readReference(raw, open.at + (open.image ? 2 : 1), at, context.references)
      if (tail === null) {
        at += 1
        continue
      }
      pairEmphasis(runs.splice(open.runs), emphasise)
      if (open.image) image(open.at, tail.to, tail, at)
      else {
        consume(open.at, open.at + 1)
        consume(at, tail.to)
        links.push({
          from: open.at,
          to: tail.to,
          textFrom: open.at + 1,
          textTo: at,
          href: tail.href,
          hrefFrom: tail.hrefFrom,
          hrefTo: tail.hrefTo,
        })
        spent = brackets.length
      }
      at = tail.to
    } else at += 1
  }
  pairEmphasis(runs, emphasise)
  replaced.sort((a, b) => a.from - b.from)
  return { replaced: outermost(replaced), links, codes, bold, objects }
}

/** Emphasis inside an image's alternative text was consumed before the image was known: the image's range holds it. */
function outermost<T extends { readonly from: number; readonly to: number }>(sorted: readonly T[]): T[] {
  const kept: T[] = []
  let end = 0
  for (const range of sorted) {
    if (range.from < end) continue
    kept.push(range)
    end = range.to
  }
  return kept
}

function scanAngle(
  raw: string,
  at: number,
  lastCommentEnd: number,
  consume: (from: number, to: number) => void,
  links: ScannedLink[],
): number {
  autolink.lastIndex = at
  const address = autolink.exec(raw)?.[0]
  if (address !== undefined) {
    const to = at + address.length
    consume(at, at + 1)
    consume(to - 1, to)
    links.push({
      from: at,
      to,
      textFrom: at + 1,
      textTo: to - 1,
      href: /^[a-z][a-z0-9+.-]*:/i.test(address.slice(1))
        ? address.slice(1, -1)
        : `mailto:${address.slice(1, -1)}`,
      hrefFrom: at + 1,
      hrefTo: to - 1,
    })
    return to
  }
  htmlTag.lastIndex = at
  const tag = htmlTag.exec(raw)?.[0]
  if (tag === undefined) return at + 1
  if (tag === '<!--' && lastCommentEnd < at) return at + 1
  const to = tag === '<!--' ? raw.indexOf('-->', at) + 3 : at + tag.length
  if (to < at + tag.length) return at + 1
  consume(at, to)
  return to
}

const runLength = (raw: string, at: number): number => {
  let end = at
  while (raw[end] === '`') end += 1
  return end - at
}

/** Per length of a backtick run, where the last one of that length stands: no search goes beyond it. */
function lastBacktickRuns(raw: string): Map<number, number> {
  const last = new Map<number, number>()
  for (let at = raw.indexOf('`'); at >= 0; at = raw.indexOf('`', at)) {
    const length = runLength(raw, at)
    last.set(length, at)
    at += length
  }
  return last
}

function closingBackticks(
  raw: string,
  from: number,
  length: number,
  last: ReadonlyMap<number, number>,
): number {
  const end = last.get(length) ?? -1
  let at = raw.indexOf('`', from)
  while (at >= 0 && at <= end) {
    const found = runLength(raw, at)
    if (found === length) return at
    at = raw.indexOf('`', at + found)
  }
  return -1
}

function readReference(
  raw: string,
  textFrom: number,
  close: number,
  references: ReadonlyMap<string, string>,
) {
  if (references.size === 0) return null
  let label = raw.slice(textFrom, close)
  let to = close + 1
  if (raw[to] === '[') {
    const end = raw.indexOf(']', to)
    if (end < 0 || end - to > 1000) return null
    if (end > to + 1) label = raw.slice(to + 1, end)
    to = end + 1
  }
  const href =
    label.length > 1000 ? undefined : references.get(label.trim().toLowerCase().replace(/\s+/g, ' '))
  return href === undefined ? null : { href, hrefFrom: to, hrefTo: to, to }
}
