import { marksFromStyle } from './clean-marks.ts'
import { everyElement } from './dom.ts'
import { linksAndMedia, type PasteSite } from './links-and-media.ts'
import { straighten } from './web-structure.ts'
import { listsFromWord } from './word-lists.ts'

/**
 * Makes of pasted HTML what the schema can read: from web pages, Word and Google Docs, in place, in a document that loads
 * and runs nothing. Gives the pictures that came inside the HTML (`data:` addresses).
 */
export function cleanHtml(root: HTMLElement, site: PasteSite): string[] {
  // Ours or somebody's who calls himself so: only the editor's own clipboard may bring blocks of source along.
  const own = root.querySelector('[data-pm-slice]') !== null
  if (!own) {
    for (const name of ['data-figure', 'data-shortcode', 'data-raw', 'data-soft-break']) {
      for (const element of everyElement(root, `[${name}]`)) element.removeAttribute(name)
    }
  }
  listsFromWord(root)
  if (!own) straighten(root)
  marksFromStyle(root)
  return linksAndMedia(root, site)
}
