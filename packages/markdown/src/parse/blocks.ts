import type { Node } from 'prosemirror-model'
import type { Token } from 'markdown-it'
import { documentSchema, type Finding } from '@stanza/schema'
import { hideShortcodes } from '../shortcode/hide.ts'
import { readTag } from '../shortcode/read-shortcode.ts'
import { sourceLines, type SourceLines } from '../source-lines.ts'
import { hugoStops } from './hugo-stops.ts'
import { markdownParser, type ParseEnvironment } from './markdown-parser.ts'
import { type Placed, readLead } from './placed.ts'
import { readTable } from './read-table.ts'
import { inlineOf, type Reading } from './reading.ts'

const { nodes } = documentSchema

/** The blocks of a Markdown text, each with its place in `source`. */
export interface ParsedBlocks {
  readonly blocks: readonly Placed[]
  readonly source: SourceLines
  readonly findings: readonly Finding[]
  /** Link definitions and footnotes, for parsing parts of the text on their own. */
  readonly definitions: Definitions
}

/** What makes `[text]` a link or a footnote mark elsewhere in the text. */
export interface Definitions {
  readonly references: Record<string, unknown> | undefined
  readonly footnotes: ReadonlySet<string>
}

export const noDefinitions: Definitions = { references: undefined, footnotes: new Set() }

/** Parses Markdown without front matter. `firstLine` is added to the lines of findings; `known` are definitions around it. */
export function parseSource(
  markdown: string,
  firstLine = 0,
  known: Definitions = noDefinitions,
): ParsedBlocks {
  const source = sourceLines(markdown)
  const hidden = hideShortcodes(source.parsed, firstLine)
  const environment: ParseEnvironment = { marker: hidden.marker, footnotes: new Set(known.footnotes) }
  if (known.references !== undefined) environment.references = { ...known.references }
  const tokens = markdownParser.parse(hidden.text, environment as unknown as Record<string, unknown>)
  const blocks = readBlocks({ tokens, hidden, lines: source.lines }, { at: 0, end: tokens.length }, 0)
  const { references, footnotes } = environment
  const stops = hugoStops(tokens, (line) => firstLine + hidden.lineOf(line) + 1)
  return { blocks, source, findings: [...hidden.findings, ...stops], definitions: { references, footnotes } }
}

interface Cursor {
  at: number
  readonly end: number
}

/** Reads sibling blocks until the cursor's end; `column` is where their container's content begins, null if unsure. */
function readBlocks(reading: Reading, cursor: Cursor, column: number | null): Placed[] {
  const blocks: Placed[] = []
  while (cursor.at < cursor.end) {
    const block = readBlock(reading, cursor, column)
    const last = blocks.at(-1)
    // Definitions on neighbouring lines are one block: a blank line between them would be noise.
    if (last !== undefined && isDefinition(last.node) && isDefinition(block.node) && last.to === block.from) {
      blocks[blocks.length - 1] = {
        ...last,
        to: block.to,
        node: raw(`${last.node.textContent}\n${block.node.textContent}`),
      }
    } else blocks.push(block)
  }
  return blocks
}

const isDefinition = (node: Node): boolean =>
  node.type === nodes.rawBlock && /^ {0,3}\[/.test(node.textContent)
const raw = (text: string): Node =>
  nodes.rawBlock.create(null, text === '' ? null : documentSchema.text(text))

function readBlock(reading: Reading, cursor: Cursor, column: number | null): Placed {
  const { tokens, hidden } = reading
  const at = cursor.at
  const token = tokens[at]!
  const end = token.nesting > 0 ? closeOf(tokens, at) : at
  cursor.at = end + 1
  const inner = { at: at + 1, end }
  switch (token.type) {
    case 'paragraph_open':
      return place(reading, token, paragraph(inlineOf(reading, at + 1)), column)
    case 'heading_open':
      return place(reading, token, heading(reading, token, at + 1), column)
    case 'bullet_list_open':
    case 'ordered_list_open':
      return readList(reading, inner, token, column)
    case 'blockquote_open':
      return place(
        reading,
        token,
        nodes.blockquote.create(null, readBlocks(reading, inner, null).map(nodeOf)),
        column,
      )
    case 'fence':
    case 'code_block': {
      const text = token.content.endsWith('\n') ? token.content.slice(0, -1) : token.content
      const language = token.type === 'fence' ? token.info.trim() : ''
      return place(
        reading,
        token,
        nodes.codeBlock.create({ language }, text === '' ? null : documentSchema.text(text)),
        column,
      )
    }
    case 'hr':
      return place(reading, token, nodes.horizontalRule.create(), column)
    case 'table_open':
      return readTable(reading, token, at, end, (node, where, inside) =>
        place(reading, where, node, column, inside),
      )
    default:
      return place(reading, token, raw(hidden.reveal(token.content)), column)
  }
}

const nodeOf = ({ node }: Placed): Node => node

function closeOf(tokens: readonly Token[], at: number): number {
  const { level } = tokens[at]!
  let end = at + 1
  while (tokens[end]!.level !== level || tokens[end]!.nesting >= 0) end += 1
  return end
}

function paragraph(content: Node[]): Node {
  const [only] = content
  if (content.length !== 1 || only === undefined || only.type !== nodes.inlineShortcode)
    return nodes.paragraph.create(null, content)
  const source = String(only.attrs['source'])
  return (readTag(source)?.name === 'figure' ? nodes.figure : nodes.shortcode).create({ source })
}

function heading(reading: Reading, token: Token, at: number): Node {
  const content = inlineOf(reading, at)
  const found = (reading.tokens[at]!.meta as { attributes?: string } | null)?.attributes
  if (found !== undefined) content.push(nodes.rawInline.create({ source: reading.hidden.reveal(found) }))
  return nodes.heading.create({ level: Number(token.tag.slice(1)) }, content)
}

// A line that holds a no-break space is none: it belongs to its paragraph.
const blank = /^[ \t\r]*$/

/** Places a node on its token's lines, without the blank lines that lists and quotes count in. */
function place(
  reading: Reading,
  token: Token,
  node: Node,
  column: number | null,
  inside: readonly Placed[] = [],
): Placed {
  const from = reading.hidden.lineOf(token.map![0])
  let to = Math.min(reading.hidden.lineOf(token.map![1]), reading.lines.length)
  while (to > from + 1 && blank.test(reading.lines[to - 1]!)) to -= 1
  return { node, from, to, column: column ?? 0, lead: null, inside: column === null ? [] : inside }
}

function readList(reading: Reading, cursor: Cursor, token: Token, column: number | null): Placed {
  const items: Placed[] = []
  let tight = true
  while (cursor.at < cursor.end) {
    const open = reading.tokens[cursor.at]!
    const end = closeOf(reading.tokens, cursor.at)
    for (let at = cursor.at + 1; at < end; at += 1) {
      const child = reading.tokens[at]!
      if (child.type === 'paragraph_open' && child.level === open.level + 1 && !child.hidden) tight = false
    }
    items.push(readItem(reading, { at: cursor.at + 1, end }, open, column))
    cursor.at = end + 1
  }
  const ordered = token.type === 'ordered_list_open'
  const attrs = ordered
    ? { tight, start: Number(token.attrGet('start') ?? 1), delimiter: token.markup }
    : { tight, bullet: token.markup }
  const list = (ordered ? nodes.orderedList : nodes.bulletList).create(attrs, items.map(nodeOf))
  return place(reading, token, list, column, items)
}

function readItem(reading: Reading, cursor: Cursor, token: Token, column: number | null): Placed {
  const first = reading.lines[reading.hidden.lineOf(token.map![0])] ?? ''
  const lead = column === null ? null : readLead(first, column)
  const inner = column === null || lead === null ? null : column + lead.length
  const inside = readBlocks(reading, cursor, inner)
  const placed = place(
    reading,
    token,
    nodes.listItem.create(null, inside.map(nodeOf)),
    column,
    inner === null ? [] : inside,
  )
  return { ...placed, lead }
}
