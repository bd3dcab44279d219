import type { Mark, Node } from 'prosemirror-model'
import { type Handle, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown'
import { documentSchema } from '@stanza/schema'
import { writeCodeSpan } from './code-text.ts'
import { type Escaping, escapeText, isMark } from './escape-text.ts'
import { separator } from './separator.ts'
import { writeAlt, writeTarget, writeTitle } from './link-target.ts'

const { marks, nodes } = documentSchema

/** How a run of inline nodes is written. */
export interface PhrasingStyle {
  readonly place: 'paragraph' | 'underlined' | 'heading' | 'cell'
  readonly escaping: Escaping
  readonly definitions: boolean
  readonly inItem: boolean
  /** Stands for a shortcode until the whole block is written: Hugo reads Markdown around a word, not around `{{<`. */
  hide(source: string): string
}

interface Phrase {
  readonly type: string
  readonly node?: Node
  readonly mark?: Mark
  readonly children?: Phrase[]
}

/** Writes inline nodes; lines end where breaks stand. */
export function writePhrasing(content: readonly Node[], style: PhrasingStyle): string {
  if (content.length === 0) return ''
  const marked = content.map((node) => ({ node, on: marksOf(node) }))
  const children =
    style.place === 'heading' || style.place === 'underlined' ? strikeOutermost(marked) : phrases(marked)
  const tree = { type: 'paragraph', children } as unknown as Parameters<typeof toMarkdown>[0]
  return toMarkdown(tree, options(style)).replace(/\n$/, '')
}

interface Marked {
  readonly node: Node
  readonly on: readonly Mark[]
}

/** An image carries its link itself; to the writer that is a mark like any other. */
function marksOf(node: Node): readonly Mark[] {
  if (node.type !== nodes.image || node.attrs['href'] === null) return node.marks
  return [marks.link.create({ href: node.attrs['href'], title: node.attrs['hrefTitle'] })]
}

/** Nests marks: outermost the one that goes on longest, so that none is closed and opened again without need. */
function phrases(run: readonly Marked[]): Phrase[] {
  const out: Phrase[] = []
  for (let at = 0; at < run.length;) {
    const { node, on } = run[at]!
    const open = on.filter(({ type }) => type !== marks.code)
    if (open.length === 0) {
      out.push({ type: leafType(node, on), node })
      at += 1
      continue
    }
    const ends = open.map((mark) => runEnd(run, at, mark))
    const end = Math.max(...ends)
    const mark = open[ends.indexOf(end)]!
    const inside = run.slice(at, end).map((entry) => ({ ...entry, on: mark.removeFromSet(entry.on) }))
    out.push({ type: markType[mark.type.name] ?? 'text', mark, children: phrases(inside) })
    at = end
  }
  return out
}

/**
 * A heading's inline content with its strike-through outside of all other marks: Hugo (0.111, seen with `## **~~a~~**`)
 * stops the build of the whole site with an index error where it stands inside one.
 */
function strikeOutermost(run: readonly Marked[]): Phrase[] {
  const strike = marks.strike.create()
  const out: Phrase[] = []
  for (let at = 0; at < run.length;) {
    const struck = strike.isInSet(run[at]!.on)
    let end = at + 1
    while (end < run.length && strike.isInSet(run[end]!.on) === struck) end += 1
    const inside = phrases(
      run.slice(at, end).map((entry) => ({ ...entry, on: strike.removeFromSet(entry.on) })),
    )
    const part: Phrase[] = struck ? [{ type: 'strike', mark: strike, children: inside }] : inside
    // Where its marker touches another mark's, Hugo may nest the two after all.
    if (isMarked(out.at(-1)) && isMarked(part[0])) out.push({ type: 'separator' })
    out.push(...part)
    at = end
  }
  return out
}

const isMarked = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'strike' || phrase?.type === 'strong' || phrase?.type === 'emphasis'

const markType: Readonly<Record<string, string>> = {
  link: 'link',
  bold: 'strong',
  italic: 'emphasis',
  strike: 'strike',
}

const leafType = (node: Node, on: readonly Mark[]): string =>
  !node.isText ? node.type.name : on.some(({ type }) => type === marks.code) ? 'code' : 'plain'

/** Where a mark that begins at `at` ends. It goes over atoms and breaks (they bear no marks) if it goes on behind them. */
function runEnd(run: readonly Marked[], at: number, mark: Mark): number {
  let end = at
  for (let index = at; index < run.length; index += 1) {
    const { node, on } = run[index]!
    if (mark.isInSet(on)) end = index + 1
    else if (node.isText || (node.type === nodes.image && mark.type === marks.link)) break
  }
  // A link around images alone has no text to hold it when it is read: each image gets its own.
  const pictures = mark.type === marks.link && run.slice(at, end).every(({ node }) => !node.isText)
  return pictures ? at + 1 : end
}

type Handler = (phrase: Phrase, parent: Phrase | undefined, state: State, info: Info) => string

function options(style: PhrasingStyle): Options {
  const { place, escaping, definitions } = style
  const oneLine = place === 'heading' || place === 'cell'
  let links = 0
  const text: Handler = ({ node }, _parent, _state, info) =>
    escapeText(node?.text ?? '', {
      before: info.before,
      after: info.after,
      escaping,
      startsLine: !oneLine,
      inHeading: place === 'heading' || place === 'underlined',
      inLink: links > 0,
      definitions,
    })
  const link: Handler = (phrase, _parent, state, info) => {
    links += 1
    const around = { ...info, before: '[', after: ']' }
    const label = state.containerPhrasing(
      phrase as unknown as Parameters<State['containerPhrasing']>[0],
      around,
    )
    links -= 1
    const title: unknown = phrase.mark?.attrs['title']
    // In a list Hugo reads `[ ]` and `[x]` as a task's box before it reads a link; in a heading that stops the build.
    const words = style.inItem && /^[ xX]$/.test(label) ? `&#${label.charCodeAt(0)};` : label
    return `[${words}](${writeTarget(String(phrase.mark?.attrs['href']))}${typeof title === 'string' ? writeTitle(title) : ''})`
  }
  const image: Handler = ({ node }) => {
    const { alt, src, title } = node?.attrs ?? {}
    return `![${writeAlt(String(alt), escaping === 'literal')}](${writeTarget(String(src))}${typeof title === 'string' ? writeTitle(title) : ''})`
  }
  const raw: Handler = ({ node }) => String(node?.attrs['source'])
  const shortcode: Handler = ({ node }, _parent, _state, { before, after }) => {
    const apart = escaping === 'apart' || escaping === 'literal'
    const gap = (beside: string | undefined): string => (apart && isMark(beside) ? separator : '')
    return gap(before.at(-1)) + style.hide(String(node?.attrs['source'])) + gap(after[0])
  }
  const handlers: Record<string, Handler & { peek?: Handler }> = {
    plain: text,
    code: Object.assign<Handler, { peek: Handler }>(({ node }) => writeCodeSpan(node?.text ?? ''), {
      peek: () => '`',
    }),
    link: Object.assign(link, { peek: () => '[' }),
    image: Object.assign(image, { peek: () => '!' }),
    rawInline: raw,
    separator: () => separator,
    inlineShortcode: shortcode,
    softBreak: Object.assign<Handler, { peek: Handler }>(() => (oneLine ? '&#10;' : '\n'), {
      peek: () => (oneLine ? '&' : '\n'),
    }),
    hardBreak: ({ node }) => (node?.attrs['backslash'] === true ? '\\\n' : '  \n'),
  }
  return {
    handlers: { ...handlers, strike } as unknown as Record<string, Handle>,
    emphasis: '*',
    strong: '*',
  }
}

/** `~~text~~`; the text never begins or ends with a space (normal-form.ts). */
const strike = Object.assign<Handler, { peek: Handler; attention: () => object }>(
  (phrase, _parent, state, info) => {
    const around = { ...info, before: '~', after: '~' }
    return `~~${state.containerPhrasing(phrase as unknown as Parameters<State['containerPhrasing']>[0], around)}~~`
  },
  { peek: () => '~', attention: () => ({ construct: 'strikethrough', markers: ['~'], sizes: [2] }) },
)
