import type { Node } from 'prosemirror-model'
import type { Language } from '../newsletter/language.ts'
import { sectionSpec, textFor, type Newsletter } from '../newsletter/newsletter.ts'
import { headingWords } from './heading-words.ts'

/** Longest line that is taken for "nothing this month" without being configured, in characters. */
const longestUnknown = 100

/**
 * Tells whether a list is only the line "nothing this month" of its group: one entry, in words of the newsletter's
 * configuration or, in a group that has such a line, short and without any link, number or mark (news has a link).
 */
export function isPlaceholder(newsletter: Newsletter, key: string | null, list: Node): boolean {
  if (list.childCount !== 1 || list.child(0).childCount !== 1) return false
  const forms = sectionSpec(newsletter, key)?.placeholder
  if (forms === undefined) return false
  const text = list.textContent
  const words = headingWords(text)
  if (Object.values(forms).some((lines) => lines.some((line) => headingWords(line) === words))) return true
  return text.length <= longestUnknown && !/[\d:]/.test(text) && !hasLink(list)
}

const pictures = new Set(['image', 'inlineShortcode', 'rawInline', 'figure', 'shortcode'])

/** Tells whether a block has a link or a picture in it: news has one, and "nothing this month" has not. */
export function hasLink(node: Node): boolean {
  let found = false
  node.descendants((child) => {
    found ||= child.marks.some((mark) => mark.type.name === 'link') || pictures.has(child.type.name)
  })
  return found
}

/** The line that a group prints in place of items, or undefined where it has none. */
export function placeholderFor(
  newsletter: Newsletter,
  key: string | null,
  language: Language,
): string | undefined {
  const forms = sectionSpec(newsletter, key)?.placeholder
  return forms === undefined ? undefined : textFor(newsletter, forms, language)?.[0]
}
