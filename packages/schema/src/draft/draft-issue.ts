import { Fragment, type Node } from 'prosemirror-model'
import { monthsOf, realDate } from '../issue/date.ts'
import { moveMonths, type PostContent } from '../issue/move-date.ts'
import { monthsInTitle } from '../issue/moved-months.ts'
import { titleOf } from '../issue/title.ts'
import { matterValue, withMatterValue, type FrontMatter } from '../matter/front-matter.ts'
import { documentSchema } from '../nodes/document-schema.ts'
import type { Language } from '../newsletter/language.ts'
import { sectionSpec, type Newsletter, type SectionBody } from '../newsletter/newsletter.ts'
import { isPlaceholder, placeholderFor } from '../sections/placeholder.ts'
import { sectionsOf, type Section } from '../sections/sections-of.ts'
import { withSections } from '../sections/with-sections.ts'
import { withoutCredits } from './credits.ts'
import { currentHeading, linkedHeadings } from './current-heading.ts'
import { earlierPost } from './earlier-post.ts'
import { announced, emptied } from './emptied.ts'
import { stays, type DraftContext } from './stays.ts'

/** A published post that a draft is made from. */
export interface PreviousPost extends PostContent {
  readonly date: string
}

/**
 * The next issue's draft from one or two earlier posts, oldest first. Standing sections and text stay as the newest has
 * them, news goes, groups that say "nothing this month" say so, title, date and introduction say the new months, and there
 * is no summary yet. With two posts, what both have in the same words is standing text too. Sections are those of the
 * newest post; `months` are the month before the date unless told otherwise.
 * @throws RangeError without an earlier post, or for a date that does not exist.
 */
export function draftIssue(
  newsletter: Newsletter,
  language: Language,
  previous: readonly PreviousPost[],
  date: string,
  months: readonly string[] = monthsOf(date),
): PostContent {
  const newest = previous.at(-1)
  if (newest === undefined) throw new RangeError('a draft needs an earlier post')
  const older = previous.at(-2)
  const context: DraftContext = {
    newsletter,
    language,
    date: realDate(date),
    from: newest.date,
    earlier: older === undefined ? null : earlierPost(newsletter, older.document),
    linked: linkedHeadings(newest.document),
  }
  const moved = moveMonths(newest, newsletter, language, newest.date, () => months)
  const document = withSections(newsletter, moved.document)
  const sections = sectionsOf(document)
  const introduction = document.content.content.slice(0, sections[0]?.from ?? document.childCount)
  const blocks = sections.flatMap((section) => draftSection(context, document, section, null))
  return {
    document: withoutAnyId(document.copy(Fragment.fromArray([...introduction, ...blocks]))),
    matter: draftMatter(newsletter, language, moved.matter, date, months),
  }
}

/** Keys that say which page a post is: a copy of them would take the earlier post's place on the site. */
const pageKeys = new Set(['aliases', 'url', 'slug', 'lastmod', 'publishdate', 'expirydate', 'translationkey'])

/** Keys that tell what is in one issue. */
const monthKeys = new Set(['summary', 'description'])

function draftMatter(
  newsletter: Newsletter,
  language: Language,
  old: FrontMatter,
  date: string,
  months: readonly string[],
): FrontMatter {
  const kept: FrontMatter = { entries: old.entries.filter(([key]) => !pageKeys.has(key.toLowerCase())) }
  const title = matterValue(kept, 'title')
  const named = typeof title === 'string' && monthsInTitle(newsletter, language, title) !== null
  const titled = named ? kept : withMatterValue(kept, 'title', titleOf(newsletter, language, months))
  const dated = withMatterValue(titled, 'date', date)
  return { entries: dated.entries.filter(([key]) => !monthKeys.has(key.toLowerCase())) }
}

function draftSection(
  context: DraftContext,
  document: Node,
  section: Section,
  parent: SectionBody | null,
): Node[] {
  const spec = sectionSpec(context.newsletter, section.key)
  const body = spec?.body ?? parent ?? 'items'
  const ownEnd = section.groups[0]?.from ?? section.to
  const own = document.content.content.slice(section.from + 1, ownEnd)
  const kept = [
    ...draftBody(context, section, body, own),
    ...section.groups.flatMap((group) => draftSection(context, document, group, body)),
  ]
  // A heading of its own among announcements is that announcement's title.
  const occasional = spec === undefined ? parent === 'announcements' : spec.occasional === true
  const again = context.earlier?.hasSection(section.key, section.title) === true && parent !== 'announcements'
  return kept.length === 0 && occasional && !again
    ? []
    : [currentHeading(context, document.child(section.from)), ...kept]
}

function draftBody(context: DraftContext, section: Section, body: SectionBody, own: readonly Node[]): Node[] {
  switch (body) {
    case 'standing':
      return [...own]
    case 'credits':
      return own.map((block) => withoutCredits(context, block))
    case 'announcements':
      return announced(context, section, own)
    case 'upcoming':
      return emptied(context, section, own, (entry) => stays(context, entry, section.key))
    case 'items': {
      const saysNothing = (block: Node): boolean =>
        block.type.name === 'bulletList' && isPlaceholder(context.newsletter, section.key, block)
      const news = own.filter((block) => !saysNothing(block))
      const inBoth = (entry: Node): boolean => context.earlier?.hasSame(entry, section.key) === true
      const rest = emptied(context, section, news, inBoth)
      const empty = !rest.some((block) => block.type.name === 'bulletList')
      return empty ? [...rest, ...nothing(context, section, own.find(saysNothing))] : rest
    }
  }
}

/** The "nothing this month" list of a group, in the words it had last, else in the newsletter's. */
function nothing({ newsletter, language }: DraftContext, { key }: Section, said: Node | undefined): Node[] {
  const leftOpen = sectionSpec(newsletter, key)?.leftOpen
  if (leftOpen === 'always') return []
  if (said !== undefined) return [said]
  const line = leftOpen === 'after-news' ? undefined : placeholderFor(newsletter, key, language)
  return line === undefined ? [] : [placeholderList(line)]
}

/** A list of one line. */
export function placeholderList(line: string): Node {
  const { bulletList, listItem, paragraph } = documentSchema.nodes
  return bulletList.create(null, listItem.create(null, paragraph.create(null, documentSchema.text(line))))
}

/** The same content as new blocks: anchors of the earlier issue must not hold in the new one. */
function withoutAnyId(node: Node): Node {
  if (node.isText) return node
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs
  return node.type.create(attrs, Fragment.fromArray(node.content.content.map(withoutAnyId)), node.marks)
}
