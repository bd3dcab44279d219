import type { Node } from 'prosemirror-model'
import type { Newsletter } from '../newsletter/newsletter.ts'
import { sectionsOf, type Section } from '../sections/sections-of.ts'
import { withSections } from '../sections/with-sections.ts'
import { withoutIds } from '../y/patch-document.ts'
import { headingWords } from '../sections/heading-words.ts'

// Share of words two paragraphs have in common from which one is taken for an edited form of the other.
const similarFrom = 0.6

/** An earlier post, asked for what it has in common with the one a draft is made from. */
export interface EarlierPost {
  /** Has a section of this key or, where it is null, of this title. */
  hasSection(key: string | null, title: string): boolean
  /** Has a heading of these words. */
  hasTitle(title: string): boolean
  /** Has this very block or entry in the section. */
  hasSame(node: Node, key: string | null): boolean
  /** Has it, or a block that says nearly the same. */
  hasSimilar(node: Node, key: string | null): boolean
}

interface Known {
  readonly sources: Set<string>
  readonly paragraphs: ReadonlySet<string>[]
}

/** Reads an earlier post block by block and entry by entry, each under its section. */
export function earlierPost(newsletter: Newsletter, post: Node): EarlierPost {
  const document = withSections(newsletter, post)
  const titles = new Set<string>()
  const known = new Map<string | null, Known>()
  const of = (key: string | null): Known => {
    const one = known.get(key) ?? { sources: new Set(), paragraphs: [] }
    known.set(key, one)
    return one
  }
  const read = (section: Section): void => {
    titles.add(headingWords(section.title))
    const one = of(section.key)
    const end = section.groups[0]?.from ?? section.to
    for (const block of document.content.content.slice(section.from + 1, end)) {
      one.sources.add(withoutIds(block))
      block.forEach((child) => child.type.name === 'listItem' && one.sources.add(withoutIds(child)))
      if (block.type.name === 'paragraph') one.paragraphs.push(wordsOf(block))
    }
    section.groups.forEach(read)
  }
  sectionsOf(document).forEach(read)
  return {
    hasSection: (key, title) => (key === null ? titles.has(headingWords(title)) : known.has(key)),
    hasTitle: (title) => titles.has(headingWords(title)),
    hasSame: (node, key) => known.get(key)?.sources.has(withoutIds(node)) === true,
    hasSimilar: (node, key) =>
      known.get(key)?.paragraphs.some((one) => likeness(one, wordsOf(node)) >= similarFrom) === true,
  }
}

const wordsOf = (node: Node): ReadonlySet<string> =>
  new Set(node.textContent.toLowerCase().match(/[\p{L}\p{N}]+/gu))

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.max(1, one.size, other.size)
}
