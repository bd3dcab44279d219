import { Fragment, type Node } from 'prosemirror-model'
import { hasLink, placeholderFor } from '../sections/placeholder.ts'
import type { Section } from '../sections/sections-of.ts'
import { stays, type DraftContext } from './stays.ts'

const isList = (block: Node): boolean => block.type.name === 'bulletList' || block.type.name === 'orderedList'
const isLead = (block: Node): boolean => block.type.name === 'paragraph' || block.type.name === 'rawBlock'

/**
 * What stays of a section that holds news: the paragraphs that lead in its list or its groups and, where `keeps` says so,
 * entries. What stands between and behind the entries (pictures, second paragraphs) goes with the entry before it.
 */
export function emptied(
  context: DraftContext,
  section: Section,
  own: readonly Node[],
  keeps: (entry: Node) => boolean,
): Node[] {
  const first = own.findIndex((block) => !isLead(block))
  const leadEnd = first < 0 ? own.length : first
  const leads =
    section.groups.length > 0 ||
    own.slice(leadEnd).some(isList) ||
    placeholderFor(context.newsletter, section.key, context.language) !== undefined
  // With nothing that it could lead in, a paragraph with a link is the news itself.
  const lead = own
    .slice(0, leadEnd)
    .filter((block) => (leads || !hasLink(block)) && isStandingLead(context, section, block))
  let keeping = false
  const rest = own.slice(leadEnd).flatMap((block) => {
    if (!isList(block)) return keeping ? [block] : []
    keeping = block.lastChild !== null && keeps(block.lastChild)
    return withEntries(block, keeps)
  })
  return [...lead, ...rest]
}

/** With two posts: a lead that the older has in no similar words was written for that month. */
function isStandingLead({ earlier }: DraftContext, { key, title }: Section, block: Node): boolean {
  if (earlier === null || !earlier.hasSection(key, title)) return true
  return earlier.hasSame(block, key) || earlier.hasSimilar(block, key)
}

/**
 * What stays of free announcements: paragraph by paragraph, entry by entry. A list or picture behind a paragraph that stays
 * belongs to it.
 */
export function announced(context: DraftContext, section: Section, own: readonly Node[]): Node[] {
  let keeping = false
  return own.flatMap((block) => {
    if (isLead(block)) keeping = stays(context, block, section.key)
    else if (isList(block) && !keeping)
      return withEntries(block, (entry) => stays(context, entry, section.key))
    return keeping ? [block] : []
  })
}

function withEntries(list: Node, keeps: (entry: Node) => boolean): Node[] {
  const entries = list.content.content.filter(keeps)
  return entries.length === 0 ? [] : [list.copy(Fragment.fromArray(entries))]
}
