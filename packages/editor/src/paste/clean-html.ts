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
  // What the editor copied itself is as the schema says already. Another page may pretend to be it: then its blocks of
  // source come along and are seen; links and pictures are safe by how they are drawn.
  if (root.querySelector('[data-pm-slice]') !== null) return []
  for (const name of ['data-figure', 'data-shortcode', 'data-raw', 'data-soft-break']) {
    for (const element of everyElement(root, `[${name}]`)) element.removeAttribute(name)
  }
  listsFromWord(root)
  straighten(root)
  marksFromStyle(root)
  return linksAndMedia(root, site)
}
