import { Fragment, type Node } from 'prosemirror-model'
import { headingLevel } from '../nodes/heading.ts'
import type { Newsletter } from '../newsletter/newsletter.ts'
import { recogniseSection } from './recognise-section.ts'

/**
 * The document with `section` of every heading set to what its words name, or null. The words alone decide, so that every
 * browser that types in the document comes to the same attribute. A document that says it already is given back itself.
 */
export function withSections(newsletter: Newsletter, document: Node): Node {
  let changed = false
  const blocks = document.content.content.map((block) => {
    if (block.type.name !== 'heading') return block
    const section = recogniseSection(newsletter, block.textContent, headingLevel(block.attrs['level']))
    if (section === block.attrs['section']) return block
    changed = true
    return block.type.create({ ...block.attrs, section }, block.content)
  })
  return changed ? document.copy(Fragment.fromArray(blocks)) : document
}
