import { type Mark, type Node } from 'prosemirror-model'
import type { Token } from 'markdown-it'
import { documentSchema } from '@stanza/schema'
import type { Hidden } from '../shortcode/hide.ts'
import { readDestination } from './link-source.ts'
import type { InlinePlace } from './markdown-parser.ts'

const { nodes, marks } = documentSchema
const bold = marks.bold.create()
const italic = marks.italic.create()
const strike = marks.strike.create()
const code = marks.code.create()

const simple: Readonly<Record<string, Mark>> = { strong: bold, em: italic, s: strike }

/** Turns the tokens of one run of inline Markdown (`source`) into nodes. What the schema cannot say is a raw atom. */
export function inlineContent(tokens: readonly Token[], source: string, hidden: Hidden): Node[] {
  const out: Node[] = []
  let active: readonly Mark[] = []
  // `*a *b* c*`: the inner end does not end the outer one.
  const depth = new Map<Mark, number>()

  const add = (node: Node): void => {
    const last = out.at(-1)
    if (last?.isText === true && node.isText && last.sameMarkup(node)) {
      out[out.length - 1] = documentSchema.text(`${last.text ?? ''}${node.text ?? ''}`, last.marks)
    } else out.push(node)
  }
  const addText = (text: string, on: readonly Mark[]): void => {
    text.split('\n').forEach((line, index) => {
      // A line end can only come from `&#10;` here: it is a line end in the source's sense.
      if (index > 0) add(nodes.softBreak.create())
      if (line !== '') add(documentSchema.text(line, on))
    })
  }
  const addRaw = (raw: string): void => add(nodes.rawInline.create({ source: hidden.reveal(raw) }))

  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!
    const mark = simple[token.tag]
    if (token.nesting !== 0 && mark !== undefined) {
      const open = (depth.get(mark) ?? 0) + token.nesting
      depth.set(mark, open)
      active = open > 0 ? mark.addToSet(active) : mark.removeFromSet(active)
    } else if (token.type === 'text') {
      for (const piece of hidden.cut(token.content)) {
        if (typeof piece === 'string') addText(piece, active)
        else add(nodes.inlineShortcode.create({ source: piece.source }))
      }
    } else if (token.type === 'code_inline') {
      const place = placeOf(token)
      if (hidden.reveal(token.content) !== token.content) addRaw(source.slice(place.from, place.to))
      else if (token.content !== '') add(documentSchema.text(token.content, code.addToSet(active)))
    } else if (token.type === 'link_open') {
      const end = closing(tokens, index)
      const link = linkMark(token, tokens.slice(index + 1, end), source, hidden)
      if (typeof link === 'string') {
        addRaw(link)
        index = end
      } else active = link.addToSet(active)
    } else if (token.type === 'link_close') active = marks.link.removeFromSet(active)
    else if (token.type === 'image') {
      const image = imageNode(
        token,
        source,
        hidden,
        active.find(({ type }) => type === marks.link),
      )
      if (typeof image === 'string') addRaw(image)
      else add(image)
    } else if (token.type === 'softbreak') add(nodes.softBreak.create())
    else if (token.type === 'hardbreak') add(nodes.hardBreak.create({ backslash: token.markup === '\\' }))
    else addRaw(token.content)
  }
  return out
}

const placeOf = (token: Token): InlinePlace => token.meta as unknown as InlinePlace

function closing(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let index = from; index < tokens.length; index += 1) {
    const { type } = tokens[index]!
    if (type === 'link_open') depth += 1
    else if (type === 'link_close' && (depth -= 1) === 0) return index
  }
  return tokens.length - 1
}

/** The link as a mark, or its source where the mark would lose something. */
function linkMark(token: Token, inside: readonly Token[], source: string, hidden: Hidden): Mark | string {
  if (token.markup === 'autolink') {
    const href = String(token.attrGet('href'))
    if (hidden.reveal(href) !== href) return `<${inside[0]?.content ?? ''}>`
    // Between `<` and `>` a backslash or entity is itself; in a link's target it would be read.
    return marks.link.create({ href: href.replaceAll('\\', '%5C').replaceAll(/&(?=#?\w+;)/g, '&amp;') })
  }
  const place = placeOf(token)
  const raw = source.slice(place.from, place.to)
  if (place.label !== undefined) return raw
  // A mark stands on text, and on one image that takes it up; on anything else it would be lost.
  const carries = inside.some(
    ({ type, content }) => (type === 'text' && shows(hidden, content)) || type === 'code_inline',
  )
  const picture = inside.filter(({ type, content }) => type !== 'text' || content !== '')
  if (
    !carries &&
    !(picture.length === 1 && picture[0] !== undefined && isModelled(picture[0], source, hidden))
  )
    return raw
  const { href, title } = readDestination(source, place)
  if (hidden.reveal(href) !== href || (title !== null && hidden.reveal(title) !== title)) return raw
  return marks.link.create({ href, title })
}

/** An image that becomes one, and not a raw atom: a link around it would have nothing to stand on. */
const isModelled = (token: Token, source: string, hidden: Hidden): boolean =>
  token.type === 'image' && typeof imageNode(token, source, hidden, undefined) !== 'string'

const shows = (hidden: Hidden, text: string): boolean =>
  hidden.cut(text).some((piece) => typeof piece === 'string' && piece !== '')

function imageNode(token: Token, source: string, hidden: Hidden, link: Mark | undefined): Node | string {
  const place = placeOf(token)
  const raw = source.slice(place.from, place.to)
  if (place.label !== undefined || hidden.reveal(raw) !== raw) return raw
  const { href, title } = readDestination(source, place)
  const alt = source.slice(place.from + 2, place.labelEnd).replace(/\s*\n\s*/g, ' ')
  const linked =
    link === undefined
      ? {}
      : { href: link.attrs['href'] as string, hrefTitle: link.attrs['title'] as string | null }
  return nodes.image.create({ src: href, alt, title, ...linked })
}
