import { tidy, type Tidied } from '@stanza/markdown'
import { readDocument, readMatter, sectionsOf, type Newsletter, type Section } from '@stanza/schema'
import type * as Y from 'yjs'

/**
 * The text in house style, or one section of it by its heading's id; null where it cannot be tidied, or the section is gone.
 * `base` is the source that the server keeps, '' for none.
 */
export function tidiedText(
  ydoc: Y.Doc,
  base: string,
  newsletter: Newsletter,
  section: string | null,
): Tidied | null {
  const document = readDocument(ydoc)
  const range = section === null ? null : find(sectionsOf(document), section)
  return range === undefined
    ? null
    : tidy(document, readMatter(ydoc), base === '' ? undefined : base, newsletter, range)
}

function find(sections: readonly Section[], id: string): Section | undefined {
  for (const section of sections) {
    const found = section.id === id ? section : find(section.groups, id)
    if (found !== undefined) return found
  }
  return undefined
}
