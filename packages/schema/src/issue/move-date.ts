import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { matterValue, withMatterValue, type FrontMatter } from '../matter/front-matter.ts'
import { documentSchema } from '../nodes/document-schema.ts'
import type { Language } from '../newsletter/language.ts'
import type { Newsletter } from '../newsletter/newsletter.ts'
import { monthsBetween, monthsOf, movedMonth, realDate } from './date.ts'
import { moveIntro, monthsInTitle, moveTitle, type MoveMonths } from './moved-months.ts'
import { imageFolder } from './paths.ts'

/** A post without its Markdown. */
export interface PostContent {
  readonly document: Node
  readonly matter: FrontMatter
}

/**
 * Moves an issue from one date to another: date and months in the front matter, the months in the introduction (the blocks
 * before the first heading), and the folder of the issue's own images wherever the text names it. Everything else stays.
 * @throws RangeError for a date that does not exist.
 */
export function moveDate(
  post: PostContent,
  newsletter: Newsletter,
  language: Language,
  from: string,
  to: string,
): PostContent {
  const by = monthsBetween(realDate(from), realDate(to))
  const moved = moveMonths(post, newsletter, language, from, (months) =>
    months.map((month) => movedMonth(month, by)),
  )
  const folders = [imageFolder(newsletter, from), imageFolder(newsletter, to)] as const
  return {
    document: moveFolder(moved.document, ...folders),
    matter: moveMatterDate(moved.matter, to),
  }
}

/** Moves the months in title and introduction; `date` is the issue's own, for a title that names no month. */
export function moveMonths(
  { document, matter }: PostContent,
  newsletter: Newsletter,
  language: Language,
  date: string,
  move: MoveMonths,
): PostContent {
  const title = matterValue(matter, 'title')
  const text = typeof title === 'string' ? title : ''
  const own = monthsInTitle(newsletter, language, text) ?? monthsOf(date)
  return {
    matter:
      text === '' ? matter : withMatterValue(matter, 'title', moveTitle(newsletter, language, text, move)),
    document: moveIntroduction(document, (words) => moveIntro(newsletter, language, words, own, move)),
  }
}

function moveIntroduction(document: Node, moved: (text: string) => ReturnType<typeof moveIntro>): Node {
  const blocks = document.content.content
  const end = blocks.findIndex((block) => block.type.name === 'heading')
  const introduction = blocks.slice(0, end < 0 ? blocks.length : end)
  let { content } = document
  for (const [index, block] of introduction.entries()) {
    if (!block.isTextblock) continue
    const change = moved(flatText(block))
    if (change === null) continue
    const inserted = documentSchema.text(change.inserted, marksAt(block, change.from))
    const line = block.content
      .cut(0, change.from)
      .append(Fragment.from(inserted))
      .append(block.content.cut(change.to))
    content = content.replaceChild(index, block.copy(line))
  }
  return document.copy(content)
}

/** The text of a block, one character for each inline node that is none, so that offsets are positions. */
function flatText(block: Node): string {
  return block.content.content
    .map((node) => node.text ?? node.type.spec.leafText?.(node) ?? '\ufffc')
    .join('')
}

const marksAt = (block: Node, offset: number): readonly Mark[] => block.childAfter(offset).node?.marks ?? []

function moveMatterDate(matter: FrontMatter, to: string): FrontMatter {
  const old = matterValue(matter, 'date')
  // A time of day behind the date stays.
  const rest = typeof old === 'string' && /^\d{4}-\d{2}-\d{2}/.test(old) ? old.slice(10) : ''
  return withMatterValue(matter, 'date', to + rest)
}

/** Puts one image folder in place of another in every source, address and raw text. */
function moveFolder(node: Node, from: string, to: string): Node {
  if (from === to) return node
  const moved = <Value>(value: Value): Value =>
    (typeof value === 'string' ? value.replaceAll(from, to) : value) as Value
  const attrs = Object.fromEntries(Object.entries(node.attrs).map(([key, value]) => [key, moved(value)]))
  const marks = node.marks.map((mark) => {
    const { href } = mark.attrs as { href?: unknown }
    return typeof href === 'string' ? mark.type.create({ ...mark.attrs, href: moved(href) }) : mark
  })
  if (node.isText) {
    // Words in a sentence are not an address; a raw block's text is.
    return documentSchema.text(node.text ?? '', marks)
  }
  const raw = node.type.name === 'rawBlock'
  const children = node.content.content.map((child) =>
    raw && child.isText ? documentSchema.text(moved(child.text ?? '')) : moveFolder(child, from, to),
  )
  return node.type.create(attrs, Fragment.fromArray(children), marks)
}
