import type { Node } from 'prosemirror-model'
import { documentSchema } from '../nodes/document-schema.ts'
import { sectionSpec } from '../newsletter/newsletter.ts'
import { headingWords } from '../sections/heading-words.ts'
import type { DraftContext } from './stays.ts'

/**
 * A recognised heading in the edition's language: a title that was left in another language is not carried on. Every form
 * of the language itself stays, since the earlier post knows better than the configuration what its community prints today
 * (measured with bench/month.ts: printing the configured form loses up to 10 % of what two posts have in common). So does a
 * heading that both earlier posts have, one with more than plain text in it, and one that a link in the text points to.
 */
export function currentHeading(context: DraftContext, heading: Node): Node {
  const { newsletter, language, earlier, linked } = context
  const forms = sectionSpec(newsletter, heading.attrs['section'] as string | null)?.headings[language] ?? []
  const [current] = forms
  const words = headingWords(heading.textContent)
  const plain = heading.childCount === 1 && heading.child(0).isText && heading.child(0).marks.length === 0
  const known = forms.some((form) => headingWords(form) === words)
  if (current === undefined || known || !plain || linked.has(words)) return heading
  if (earlier?.hasTitle(heading.textContent) === true) return heading
  return heading.type.create(heading.attrs, documentSchema.text(current))
}

/** The words of the headings that links within the document point to, `#like-this`. */
export function linkedHeadings(document: Node): ReadonlySet<string> {
  const linked = new Set<string>()
  document.descendants((node) => {
    for (const { attrs } of node.marks) {
      const href: unknown = attrs['href']
      if (typeof href === 'string' && href.startsWith('#')) linked.add(headingWords(href))
    }
  })
  return linked
}
