import type { Node } from 'prosemirror-model'
import { headingLevel } from '../nodes/heading.ts'
import { sectionSpec, type Newsletter } from '../newsletter/newsletter.ts'
import { isPlaceholder } from './placeholder.ts'

/** A section of a document: a heading and what stands below it, up to the next heading of its level or above. */
export interface Section {
  /** Id of the heading, null in a document that has not entered a Y.Doc. */
  readonly id: string | null
  /** Key of the newsletter's section or group, null where the heading names none. */
  readonly key: string | null
  readonly title: string
  readonly level: number
  /** Children of the document from the heading (`from`) up to, not with, `to`. */
  readonly from: number
  readonly to: number
  /** List entries of the first depth, those of its groups included. */
  readonly items: number
  readonly groups: readonly Section[]
}

interface OpenSection extends Section {
  to: number
  items: number
  groups: OpenSection[]
}

/**
 * The outline of a document, from its headings: one pass, called at every change of the document. A group that comes
 * before any section stands beside the sections. With the newsletter only news counts as items: not "nothing this month",
 * and not the lists of what is the same every month, whose groups without a name of their own are the same, too.
 */
export function sectionsOf(document: Node, newsletter?: Newsletter): Section[] {
  const top: OpenSection[] = []
  const open: OpenSection[] = []
  document.content.content.forEach((block, index) => {
    if (block.type.name === 'heading') {
      const level = headingLevel(block.attrs['level'])
      while (open.length > 0 && (open.at(-1) as OpenSection).level >= level) close(open, index)
      const section = openSection(block, level, index)
      ;(open.at(-1)?.groups ?? top).push(section)
      open.push(section)
    } else {
      const current = open.at(-1)
      if (current !== undefined && holdsNews(open, newsletter))
        current.items += itemsIn(block, current.key, newsletter)
    }
  })
  while (open.length > 0) close(open, document.childCount)
  return top
}

function openSection(heading: Node, level: number, from: number): OpenSection {
  const { id, section } = heading.attrs as { id: unknown; section: unknown }
  return {
    id: typeof id === 'string' ? id : null,
    key: typeof section === 'string' ? section : null,
    title: heading.textContent.trim(),
    level,
    from,
    to: from + 1,
    items: 0,
    groups: [],
  }
}

function close(open: OpenSection[], to: number): void {
  const section = open.pop()
  if (section === undefined) return
  section.to = to
  const parent = open.at(-1)
  if (parent !== undefined) parent.items += section.items
}

/** Whether lists in the innermost open section are news, as the nearest section that the newsletter knows says. */
function holdsNews(open: readonly Section[], newsletter: Newsletter | undefined): boolean {
  if (newsletter === undefined) return true
  const known = open.findLast(({ key }) => sectionSpec(newsletter, key) !== undefined)
  const body = sectionSpec(newsletter, known?.key ?? null)?.body
  return body !== 'standing' && body !== 'credits'
}

function itemsIn(block: Node, key: string | null, newsletter: Newsletter | undefined): number {
  if (block.type.name !== 'bulletList' && block.type.name !== 'orderedList') return 0
  if (newsletter !== undefined && isPlaceholder(newsletter, key, block)) return 0
  return block.childCount
}
