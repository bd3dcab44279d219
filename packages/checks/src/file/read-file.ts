import MarkdownIt, { type Env } from 'markdown-it'
import { buildPassage, type SourcedPassage } from '../passage/build-passage.ts'
import type { ListPlace, PassageKind } from '../passage/passage.ts'
import { htmlAnchors } from '../passage/html-anchors.ts'
import { joinLines, stretch, type SourceText } from '../passage/source-text.ts'
import { scanFrontMatter, type MatterScan } from './front-matter-scan.ts'
import { scanShortcodes, type ScannedShortcode } from './shortcode-scan.ts'

/** A Markdown file cut into passages that know their place in it. */
export interface ReadFile {
  readonly text: string
  readonly matter: MatterScan
  readonly shortcodes: readonly ScannedShortcode[]
  readonly passages: readonly SourcedPassage[]
  /** List items that hold nothing, as places in the file. */
  readonly emptyItems: readonly number[]
  /** Ids that its HTML gives. */
  readonly anchors: readonly string[]
}

// Only the block structure is asked of markdown-it (what it calls rules of the core but for 'block' are off): its inline
// tokens have no positions, which is why `scanInline` reads those.
const blocks = new MarkdownIt('commonmark', { html: true })
blocks.enable('table')
blocks.core.ruler.enableOnly(['normalize', 'block'])

/** Stands for the letters of a shortcode while Markdown's blocks are read: a word character, so that nothing is made of it. */
const filler = '\uE001'

/** Reads a whole file: front matter, shortcodes, blocks. Positions are UTF-16 units of `text`. */
export function readFile(text: string): ReadFile {
  const matter = scanFrontMatter(text)
  const shortcodes = scanShortcodes(text).filter((shortcode) => shortcode.from >= matter.bodyFrom)
  const ends = new Map(shortcodes.map((shortcode) => [shortcode.from, shortcode.to]))
  const body = masked(text, matter.bodyFrom, shortcodes)
  const lineStarts = startsOfLines(body)
  const passages: SourcedPassage[] = []
  const emptyItems: number[] = []
  let afterBlock = false
  const references = new Map<string, string>()
  const env: Env = {}
  const tokens = blocks.parse(body, env)
  for (const [label, { href }] of Object.entries(env.references ?? {}))
    references.set(label.toLowerCase(), href)

  const add = (
    raw: SourceText,
    kind: PassageKind,
    level: number,
    list: ListPlace | null,
    quoted: boolean,
    lineFrom: number,
    marker: SourcedPassage['marker'],
  ): void => {
    const shortcodeEnd = (index: number): number | null => {
      const end = ends.get(raw.starts[index] ?? -1)
      return end === undefined ? null : endIndex(raw, index, end)
    }
    const made = buildPassage(
      raw,
      { index: passages.length, kind, level, list, quoted, afterBlock },
      { references, shortcodeEnd },
      { lineFrom, marker },
    )
    passages.push(made)
    afterBlock = false
    for (const alt of made.alts) add(alt, 'alt', 0, null, quoted, lineFrom, null)
    for (const object of made.passage.objects) {
      if (object.kind !== 'shortcode') continue
      const from = made.source.starts[object.at] ?? 0
      const caption = shortcodes
        .find((shortcode) => shortcode.from === from)
        ?.params.find(({ key, value }) => key === 'caption' && value !== '')
      if (caption !== undefined)
        add(stretch(text, caption.from, caption.to), 'caption', 0, null, quoted, lineFrom, null)
    }
  }

  for (const { key, from, to } of matter.lines) {
    const kind = key.toLowerCase()
    if ((kind === 'title' || kind === 'summary') && to > from)
      add(stretch(text, from, to), kind, 0, null, false, from, null)
  }
  const items: {
    item: number
    parent: number | null
    first: boolean
    depth: number
    line: number
    filled: boolean
  }[] = []
  let [quotes, itemCount, level] = [0, 0, 0]
  let kind: PassageKind = 'paragraph'
  let row = 0
  let column = 0
  for (const token of tokens) {
    if (token.type === 'blockquote_open') quotes += 1
    else if (token.type === 'blockquote_close') quotes -= 1
    else if (token.type === 'list_item_open') {
      const parent = items.at(-1)
      if (parent !== undefined) parent.filled = true
      items.push({
        item: itemCount,
        parent: parent?.item ?? null,
        first: true,
        depth: items.length + 1,
        line: token.map?.[0] ?? 0,
        filled: false,
      })
      itemCount += 1
    } else if (token.type === 'list_item_close') {
      const closed = items.pop()
      if (closed !== undefined && !closed.filled) emptyItems.push(lineStarts[closed.line] ?? 0)
    } else if (token.type === 'heading_open') {
      kind = 'heading'
      level = Number(token.tag.slice(1))
    } else if (token.type === 'paragraph_open') {
      kind = 'paragraph'
      level = 0
    } else if (token.type === 'tr_open') {
      row = token.map?.[0] ?? row + 1
      column = 0
    } else if (token.type === 'th_open' || token.type === 'td_open') {
      kind = 'cell'
      level = 0
    } else if (token.type === 'hr') afterBlock = true
    else if (token.type === 'fence' || token.type === 'code_block' || token.type === 'html_block') {
      afterBlock = true
      const holder = items.at(-1)
      if (holder !== undefined) holder.filled = true
    } else if (token.type === 'inline') {
      const holder = items.at(-1)
      const list =
        holder === undefined
          ? null
          : { depth: holder.depth, first: holder.first, item: holder.item, parent: holder.parent }
      if (holder !== undefined) {
        holder.first = false
        if (token.content !== '') holder.filled = true
      }
      if (kind === 'cell') {
        const line = lineOf(body, lineStarts, row)
        const at = token.content === '' ? -1 : line.text.indexOf(token.content, column)
        if (at < 0) continue
        column = at + token.content.length
        add(stretch(text, line.from + at, line.from + column), 'cell', 0, list, quotes > 0, line.from, null)
        continue
      }
      const [first, last] = token.map ?? [0, 0]
      const raw = rawOf(text, body, lineStarts, token.content, first, last, kind)
      if (raw === null) continue
      const lineFrom = lineStarts[first] ?? 0
      add(
        raw,
        kind,
        level,
        list,
        quotes > 0,
        lineFrom,
        kind === 'heading' ? markerOf(text, lineFrom, raw) : null,
      )
    }
  }
  return { text, matter, shortcodes, passages, emptyItems, anchors: htmlAnchors(text) }
}

function masked(text: string, bodyFrom: number, shortcodes: readonly ScannedShortcode[]): string {
  let body = text.slice(0, bodyFrom).replace(/[^\n]/g, ' ')
  for (const { from, to } of shortcodes)
    body += text.slice(body.length, from) + text.slice(from, to).replace(/[^\n]/g, filler)
  // markdown-it turns these into line ends or replacement characters; a space keeps every position.
  return (body + text.slice(body.length)).replace(/\r\n/g, '\t\n').replace(/[\r\0]/g, ' ')
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(body: string, starts: readonly number[], line: number): { from: number; text: string } {
  const from = starts[line] ?? body.length
  const next = starts[line + 1]
  return { from, text: body.slice(from, next === undefined ? body.length : next - 1) }
}

/** The raw text of a block: its lines without what marks them as part of lists or quotations. */
function rawOf(
  text: string,
  body: string,
  starts: readonly number[],
  content: string,
  first: number,
  last: number,
  kind: PassageKind,
): SourceText | null {
  const wanted = content.split('\n')
  const offset = Math.max(0, last - first - wanted.length - (kind === 'heading' && wanted.length > 1 ? 1 : 0))
  const lines: (SourceText & { hard: boolean })[] = []
  for (let index = 0; index < wanted.length; index += 1) {
    const line = lineOf(body, starts, first + (kind === 'heading' ? 0 : offset) + index)
    const shown = wanted[index]!.trim()
    const at = line.text.lastIndexOf(shown)
    if (at < 0) return null
    const isLast = index === wanted.length - 1
    // A hard break's spaces belong to the line end; what is not plain white space (no-break spaces) is the author's.
    const from = line.from + beforeNoBreak(line.text, at)
    const to =
      line.from +
      (isLast && kind === 'heading' ? at + shown.length : withoutLineEnd(line.text, isLast).length)
    lines.push({
      ...stretch(text, from, Math.max(from, to)),
      hard: !isLast && /(?: {2}|\\)\t?$/.test(line.text),
    })
  }
  return joinLines(lines)
}

/** A line without the white space, and the backslash, that end it. */
const withoutLineEnd = (line: string, isLast: boolean): string => {
  const kept = line.replace(/[ \t]+$/, '')
  return !isLast && kept.endsWith('\\') ? kept.slice(0, -1) : kept
}

/** Where the line's own text begins, if no-break spaces stand before it: at the first of them. */
function beforeNoBreak(line: string, at: number): number {
  let start = at
  for (let index = at - 1; index >= 0 && /[\s\u00A0]/.test(line[index]!); index -= 1)
    if (line[index] === '\u00A0') start = index
  return start
}

function markerOf(text: string, lineFrom: number, raw: SourceText): SourcedPassage['marker'] {
  const start = raw.starts[0]
  if (start === undefined) return null
  const marker = /(#{1,6})[ \t]*$/.exec(text.slice(lineFrom, start))
  if (marker === null) return null
  return { from: lineFrom + marker.index, to: lineFrom + marker.index + marker[1]!.length }
}

function endIndex(raw: SourceText, index: number, end: number): number {
  let at = index
  while (at < raw.starts.length && (raw.starts[at] ?? 0) < end) at += 1
  return at
}
