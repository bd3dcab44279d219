// The package has no types; programs that compile this file must find the declaration too.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="../markdown-it-deflist.d.ts" />
import createMarkdownIt, { type MarkdownIt, type StateBlock, type StateInline } from 'markdown-it'
import deflist from 'markdown-it-deflist'

type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean
type InlineRule = (state: StateInline, silent: boolean) => boolean

/** Where a link, image or code span stands in the inline text it was read from. */
export interface InlinePlace {
  readonly from: number
  readonly to: number
  /** The `]` of a link or image. */
  readonly labelEnd: number
  readonly label?: string
}

/** What the rules below need to know of a parse, and find out in it. */
export interface ParseEnvironment {
  /** What begins a hidden shortcode, or null. */
  readonly marker: string | null
  /** Labels of the footnotes defined so far. */
  readonly footnotes: Set<string>
  references?: Record<string, unknown>
}

function createParser(): MarkdownIt {
  // Depth as Goldmark: beyond it, structure would be cut off silently.
  const parser = createMarkdownIt({
    html: true,
    linkify: false,
    typographer: false,
    maxNesting: 100,
  } as const)
  parser.use(deflist)
  parser.validateLink = () => true
  parser.normalizeLink = (url) => url
  parser.normalizeLinkText = (text) => text
  parser.core.ruler.disable(['strip_references', 'linkify', 'replacements', 'smartquotes'])
  const { block, inline } = parser
  block.ruler.before('reference', 'footnote', footnoteDefinition, { alt: ['paragraph', 'reference'] })
  for (const name of ['reference', 'html_block']) wrapBlock(parser, name, () => true)
  wrapDefinitionList(parser)
  for (const name of ['fence', 'code']) wrapBlock(parser, name, holdsShortcode)
  for (const name of ['heading', 'lheading']) wrapHeading(parser, name)
  inline.ruler.before('link', 'footnote', footnoteReference)
  for (const name of ['link', 'image', 'backticks']) placeInline(parser, name)
  markBackslash(parser)
  return parser
}

// markdown-it has no other way to reach a rule that is to be wrapped; its own plugins use this one.
/* oxlint-disable no-underscore-dangle */
const blockRule = ({ block: { ruler } }: MarkdownIt, name: string): BlockRule =>
  ruler.__rules__[ruler.__find__(name)]!.fn
const inlineRule = ({ inline: { ruler } }: MarkdownIt, name: string): InlineRule =>
  ruler.__rules__[ruler.__find__(name)]!.fn

const environmentOf = (state: StateBlock | StateInline): ParseEnvironment =>
  state.env as unknown as ParseEnvironment

/** Makes what a rule reads one raw token, where `isRaw` says so. */
function wrapBlock(
  parser: MarkdownIt,
  name: string,
  isRaw: (state: StateBlock, start: number) => boolean,
): void {
  const rule = blockRule(parser, name)
  replaceBlockRule(parser, name, (state, start, end, silent) => {
    const tokens = state.tokens.length
    if (!rule(state, start, end, silent)) return false
    if (!silent && isRaw(state, start)) pushRaw(state, tokens, start)
    return true
  })
}

/** A definition list as one raw token; in front of the first definition Goldmark takes each line for a term. */
function wrapDefinitionList(parser: MarkdownIt): void {
  const rule = blockRule(parser, 'deflist')
  replaceBlockRule(parser, 'deflist', (state, start, end, silent) => {
    if (silent) return rule(state, start, end, silent)
    const tokens = state.tokens.length
    if (!rule(state, lastTerm(parser, state, start, end), end, silent)) return false
    pushRaw(state, tokens, start)
    return true
  })
}

/** The last line of a paragraph's lines that a definition follows, or `start` where none does. */
function lastTerm({ block: { ruler } }: MarkdownIt, state: StateBlock, start: number, end: number): number {
  let line = start + 1
  while (line < end && !state.isEmpty(line) && !isDefinitionAt(state, line)) line += 1
  if (line === start + 1) return start
  const definition = line < end && state.isEmpty(line) ? line + 1 : line
  if (definition >= end || !isDefinitionAt(state, definition)) return start
  const ends = ruler.getRules('paragraph')
  for (let at = start + 1; at < line; at += 1) {
    // What is indented goes on with the paragraph, whatever it looks like.
    if (state.sCount[at]! - state.blkIndent > 3) continue
    if (state.sCount[at]! < 0 || ends.some((rule) => rule(state, at, end, true))) return start
  }
  return line - 1
}

const isDefinitionAt = (state: StateBlock, line: number): boolean =>
  state.src[state.bMarks[line]! + state.tShift[line]!] === ':' &&
  state.sCount[line]! - state.blkIndent < 4 &&
  /\s/.test(state.src[state.bMarks[line]! + state.tShift[line]! + 1] ?? '\n')

function replaceBlockRule({ block: { ruler } }: MarkdownIt, name: string, fn: BlockRule): void {
  ruler.at(name, fn, { alt: ruler.__rules__[ruler.__find__(name)]!.alt })
}

function pushRaw(state: StateBlock, tokens: number, start: number): void {
  state.tokens.length = tokens
  let end = state.line
  while (end > start + 1 && state.isEmpty(end - 1)) end -= 1
  const token = state.push('raw_block', '', 0)
  token.content = state.getLines(start, end, state.blkIndent, false)
  token.map = [start, end]
}

function holdsShortcode(state: StateBlock, start: number): boolean {
  const { marker } = environmentOf(state)
  if (marker === null) return false
  return state.src.slice(state.bMarks[start], state.eMarks[state.line - 1]).includes(marker)
}

// Goldmark reads `{#id .class key=value}` at the end of a heading as its attributes.
const attributes = /(?<!\\)\{[ \t]*[.#a-zA-Z_:][^{}\n]*\}[ \t]*$/

function wrapHeading(parser: MarkdownIt, name: string): void {
  const rule = blockRule(parser, name)
  replaceBlockRule(parser, name, (state, start, end, silent) => {
    if (!rule(state, start, end, silent)) return false
    if (silent) return true
    const inline = state.tokens.at(-2)
    const found = inline?.type === 'inline' ? attributes.exec(inline.content) : null
    if (inline !== undefined && found !== null) {
      inline.content = inline.content.slice(0, found.index)
      inline.meta = { attributes: found[0].trimEnd() }
    }
    return true
  })
}

const footnoteStart = /^\[\^([^\][\s]+)\]:/

/** `[^label]: text` with its lines: until a blank line, and on behind it where they are indented. */
function footnoteDefinition(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineAt = (line: number): string =>
    state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])
  if (state.sCount[start]! - state.blkIndent >= 4) return false
  const label = footnoteStart.exec(lineAt(start))?.[1]
  if (label === undefined) return false
  if (silent) return true
  let line = start + 1
  for (; line < end; line += 1) {
    if (state.isEmpty(line)) continue
    const indented = state.sCount[line]! - state.blkIndent >= 4
    if (state.isEmpty(line - 1) ? !indented : footnoteStart.test(lineAt(line))) break
    if (state.sCount[line]! < state.blkIndent) break
  }
  environmentOf(state).footnotes.add(label)
  state.line = line
  const { length } = state.tokens
  pushRaw(state, length, start)
  state.line = state.tokens[length]!.map![1]
  return true
}

const footnoteMark = /\[\^([^\][\s]+)\]/y

function footnoteReference(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 91) return false
  footnoteMark.lastIndex = state.pos
  const [source, label] = footnoteMark.exec(state.src) ?? []
  if (source === undefined || label === undefined || !environmentOf(state).footnotes.has(label)) return false
  if (!silent) state.push('raw_inline', '', 0).content = source
  state.pos += source.length
  return true
}

/** Puts the place that a token was read from on it. */
function placeInline(parser: MarkdownIt, name: string): void {
  const rule = inlineRule(parser, name)
  parser.inline.ruler.at(name, (state, silent) => {
    const { pos: from, tokens } = state
    const { length } = tokens
    if (!rule(state, silent)) return false
    if (silent) return true
    let index = length
    while (tokens[index]?.type === 'text') index += 1
    const token = tokens[index]
    if (token === undefined) return true
    const labelStart = name === 'image' ? from + 1 : from
    const end = state.pos
    const labelEnd =
      name === 'backticks' ? end : state.md.helpers.parseLinkLabel(state, labelStart, name === 'link')
    token.meta = { from, to: end, labelEnd, ...(token.meta as object | null) }
    return true
  })
}

function markBackslash(parser: MarkdownIt): void {
  const rule = inlineRule(parser, 'escape')
  parser.inline.ruler.at('escape', (state, silent) => {
    if (!rule(state, silent)) return false
    const last = state.tokens.at(-1)
    if (!silent && last?.type === 'hardbreak') last.markup = '\\'
    return true
  })
}

/**
 * markdown-it set up to agree with Hugo's Goldmark on structure. What the document does not model comes out of it as a
 * `raw_block` or `raw_inline` token with its source.
 */
export const markdownParser: MarkdownIt = createParser()
