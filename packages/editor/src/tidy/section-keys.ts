import { type Newsletter, withSections } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type { TidyRule } from './local-change.ts'

/**
 * A heading carries the key of the section that its words name. Which one depends on the headings around it, so the whole
 * document is asked (schema's `withSections`), but only when a heading or the order of headings changed.
 */
export const sectionKeys =
  (newsletter: Newsletter): TidyRule =>
  (transaction, { before }) => {
    // Writing an attribute makes the browser's input method lose the word that it is composing; the next change does it.
    const headings = headingsOf(transaction.doc)
    if (sameHeadings(headings, headingsOf(before))) return
    const known = headingsOf(withSections(newsletter, transaction.doc))
    headings.forEach(({ node, position }, index) => {
      const section: unknown = known[index]?.node.attrs['section'] ?? null
      if (node.attrs['section'] !== section) transaction.setNodeAttribute(position, 'section', section)
    })
  }

interface Heading {
  readonly node: Node
  readonly position: number
}

/** Headings of the page itself: those inside lists and quotes open no section. */
function headingsOf(doc: Node): Heading[] {
  const headings: Heading[] = []
  doc.forEach((node, position) => {
    if (node.type.name === 'heading') headings.push({ node, position })
  })
  return headings
}

const sameHeadings = (a: readonly Heading[], b: readonly Heading[]): boolean =>
  a.length === b.length &&
  a.every(({ node }, index) => {
    const other = b[index]?.node
    return node === other || (node.sameMarkup(other as Node) && node.textContent === other?.textContent)
  })
