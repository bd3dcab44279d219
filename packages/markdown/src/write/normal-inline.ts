import { type Mark, type Node } from 'prosemirror-model'
import { documentSchema, isSafeUrl } from '@stanza/schema'
import { type Definitions, parseSource } from '../parse/blocks.ts'
import { readTag } from '../shortcode/read-shortcode.ts'
import { sayableCode } from './code-text.ts'
import { sayableLine, sayableTarget } from './link-target.ts'
import { sayableText } from './sayable-text.ts'
import { separator } from './separator.ts'

const { nodes, marks } = documentSchema

/** Where inline content stands; a heading below level 2 and a table cell are one line. */
export interface InlinePlace {
  readonly breaks: boolean
  readonly inHeading: boolean
  readonly definitions: Definitions
}

/**
 * Inline content as Markdown can say it: bold, italic and strike end where their words end, no space stands at the edge of
 * a line, an unsafe link is its text, and a raw atom is what its source means.
 */
export function normalInline(content: readonly Node[], place: InlinePlace): readonly Node[] {
  const said = content.flatMap((node, index) => sayable(node, place, index === content.length - 1))
  const loosened = loosen(joined(said))
  // Spaces that two marks were taken off stand side by side; as one text they go from the end of a line together.
  return joined(trimLines(joined(loosened), place))
}

function sayable(node: Node, place: InlinePlace, last: boolean): readonly Node[] {
  if (node.isText) return textNodes(node)
  if (node.type === nodes.hardBreak) return [place.breaks ? node : nodes.softBreak.create()]
  if (node.type === nodes.image) return [sayableImage(node)]
  const source = String(node.attrs['source'])
  if (node.type === nodes.inlineShortcode)
    return readTag(source) === null ? textNodes(documentSchema.text(source || ' ')) : [node]
  if (node.type === nodes.rawInline && source === separator) return []
  if (node.type === nodes.rawInline) return sayableRaw(node, source, place, last)
  return [node]
}

function textNodes(node: Node): readonly Node[] {
  const text = node.text ?? ''
  const on = sayableMarks(node.marks)
  const code = on.some(({ type }) => type === marks.code)
  const clean = sayableText(text)
  if (on === node.marks && clean === text && !text.includes('\n') && !(code && /\{\{|\]:/.test(text)))
    return [node]
  // Code at the beginning of a link's text could make the line a link definition, and cannot be escaped.
  const apart =
    code && on.some(({ type }) => type === marks.link) ? clean.replaceAll(']:', ']\u2060:') : clean
  const lines = code ? [sayableCode(apart.replaceAll('\n', ' '))] : clean.split('\n')
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [nodes.softBreak.create()] : []),
    ...(line === '' ? [] : [documentSchema.text(line, on)]),
  ])
}

/** An unsafe link goes, its text stays (threats.md S36). */
function sayableMarks(on: readonly Mark[]): readonly Mark[] {
  const link = on.find(({ type }) => type === marks.link)
  if (link === undefined) return on
  const { href, title } = link.attrs as { href: unknown; title: unknown }
  if (!isSafeUrl(String(href))) return link.removeFromSet(on)
  const [target, words] = [sayableTarget(String(href)), typeof title === 'string' ? sayableLine(title) : null]
  return target === href && words === title
    ? on
    : marks.link.create({ href: target, title: words }).addToSet(on)
}

function sayableImage(node: Node): Node {
  const { src, alt, title, href, hrefTitle } = node.attrs as Record<string, unknown>
  const said = {
    src: isSafeUrl(String(src)) ? sayableTarget(String(src)) : '',
    alt: sayableLine(String(alt)),
    title: typeof title === 'string' ? sayableLine(title) : null,
    href: typeof href === 'string' && isSafeUrl(href) ? sayableTarget(href) : null,
    hrefTitle: typeof hrefTitle === 'string' ? sayableLine(hrefTitle) : null,
  }
  if (said.href === null) said.hrefTitle = null
  const same = src === said.src && alt === said.alt && title === said.title && href === said.href
  return same && hrefTitle === said.hrefTitle ? node : nodes.image.create(said)
}

const headingAttributes = /^\{[ \t]*[.#a-zA-Z_:][^{}\n]*\}$/

/** A raw atom's source read anew: someone may have edited it into something that the schema can say. */
function sayableRaw(node: Node, source: string, place: InlinePlace, last: boolean): readonly Node[] {
  if (place.inHeading && last && headingAttributes.test(source)) return [node]
  // Behind a letter, so that `<!-- -->` and the like are read as part of a line.
  const { blocks } = parseSource(`x${source}`, 0, place.definitions)
  const [only] = blocks
  const [first, ...rest] = only?.node.type === nodes.paragraph ? only.node.content.content : []
  if (blocks.length !== 1 || first?.isText !== true || first.marks.length > 0)
    return textNodes(documentSchema.text(source || ' '))
  const behind = (first.text ?? '').slice(1)
  const read = [...(behind === '' ? [] : [documentSchema.text(behind)]), ...rest]
  return read.length === 1 && read[0]?.type === nodes.rawInline
    ? [node]
    : read.flatMap((one) => (one.type === nodes.rawInline ? [one] : sayable(one, place, false)))
}

/** Neighbouring texts with the same marks as one. */
function joined(content: readonly Node[]): readonly Node[] {
  const out: Node[] = []
  for (const node of content) {
    const last = out.at(-1)
    if (last?.isText === true && node.isText && last.sameMarkup(node)) {
      out[out.length - 1] = documentSchema.text(`${last.text ?? ''}${node.text ?? ''}`, last.marks)
    } else out.push(node)
  }
  return out
}

const loose: readonly Mark[] = [marks.bold.create(), marks.italic.create(), marks.strike.create()]

/** Takes bold, italic and strike off the spaces at the edges of their runs: `** word**` is not bold. */
function loosen(content: readonly Node[]): readonly Node[] {
  let out = content
  for (const mark of loose) if (out.some((node) => mark.isInSet(node.marks))) out = loosenMark(out, mark)
  return out
}

function loosenMark(content: readonly Node[], mark: Mark): readonly Node[] {
  const out: Node[] = []
  for (let at = 0; at < content.length;) {
    const end = markEnd(content, at, mark)
    const run = content.slice(at, Math.max(end, at + 1))
    out.push(...(end > at ? looseEnd(looseStart(run, mark), mark) : run))
    at += run.length
  }
  return out
}

function markEnd(content: readonly Node[], at: number, mark: Mark): number {
  let end = at
  for (let index = at; index < content.length; index += 1) {
    const node = content[index]!
    if (mark.isInSet(node.marks)) end = index + 1
    else if (node.isText || end === at) break
  }
  return end
}

const isCode = (node: Node): boolean => node.marks.some(({ type }) => type === marks.code)

function looseStart(run: readonly Node[], mark: Mark): readonly Node[] {
  for (let index = 0; index < run.length; index += 1) {
    const node = run[index]!
    if (!node.isText) continue
    const text = node.text ?? ''
    const space = isCode(node) ? 0 : text.length - text.trimStart().length
    const bare = node.mark(mark.removeFromSet(node.marks))
    if (space < text.length) {
      const head = space > 0 ? [bare.cut(0, space), node.cut(space)] : [node]
      return [
        ...run.slice(0, index).map((one) => one.mark(mark.removeFromSet(one.marks))),
        ...head,
        ...run.slice(index + 1),
      ]
    }
  }
  return run.map((one) => one.mark(mark.removeFromSet(one.marks)))
}

function looseEnd(run: readonly Node[], mark: Mark): readonly Node[] {
  for (let index = run.length - 1; index >= 0; index -= 1) {
    const node = run[index]!
    if (!node.isText || !mark.isInSet(node.marks)) continue
    const text = node.text ?? ''
    const words = isCode(node) ? text.length : text.trimEnd().length
    const bare = node.mark(mark.removeFromSet(node.marks))
    if (words > 0) {
      const tail = words < text.length ? [node.cut(0, words), bare.cut(words)] : [node]
      return [
        ...run.slice(0, index),
        ...tail,
        ...run.slice(index + 1).map((one) => one.mark(mark.removeFromSet(one.marks))),
      ]
    }
  }
  return run
}

const isBreak = (node: Node | undefined): boolean =>
  node?.type === nodes.softBreak || node?.type === nodes.hardBreak

/** Drops breaks and plain spaces at the edges of lines, which Markdown does not see. */
function trimLines(content: readonly Node[], { breaks }: InlinePlace): readonly Node[] {
  if (
    content.every((node) => !isBreak(node)) &&
    !edgeSpace.test(content[0]?.text ?? '') &&
    !edgeSpace.test(content.at(-1)?.text ?? '')
  ) {
    return content
  }
  const out: Node[] = []
  for (const node of content) {
    if (isBreak(node)) pushBreak(out, node, breaks)
    else if (out.length === 0 || isBreak(out.at(-1))) out.push(...trimmed(node, /^[ \t\v\f]+/))
    else out.push(node)
  }
  while (isBreak(out.at(-1))) out.pop()
  const last = out.pop()
  return last === undefined ? [] : [...out, ...trimmed(last, /[ \t\v\f]+$/)]
}

const edgeSpace = /^[ \t\v\f]|[ \t\v\f]$/

function pushBreak(out: Node[], node: Node, breaks: boolean): void {
  const last = out.pop()
  if (last !== undefined && !isBreak(last)) out.push(...trimmed(last, /[ \t\v\f]+$/))
  else if (last !== undefined && !(last.type === nodes.softBreak && node.type === nodes.hardBreak))
    out.push(last)
  const before = out.at(-1)
  const first = before === undefined || isBreak(before)
  if (node.type === nodes.hardBreak)
    out.push(first && breaks ? nodes.hardBreak.create({ backslash: true }) : node)
  else if (!first) out.push(node)
}

/** A link keeps its spaces: they stand inside its brackets. */
function trimmed(node: Node, edge: RegExp): readonly Node[] {
  if (!node.isText || node.marks.some(({ type }) => type === marks.link || type === marks.code)) return [node]
  const text = (node.text ?? '').replace(edge, '')
  return text === node.text ? [node] : text === '' ? [] : [documentSchema.text(text, node.marks)]
}
