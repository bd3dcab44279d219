import { headingIds } from '../rules/anchors.ts'
import { readFile } from './read-file.ts'

/** Shortcodes that Hugo comes with and that make no ids. */
const withoutIds = new Set(['figure', 'gist', 'highlight', 'param', 'ref', 'relref', 'vimeo', 'youtube'])
const htmlId = /<[a-z][^<>]{0,500}?\s(?:id|name)\s*=\s*["']?([^\s"'<>]{1,200})/gi

/**
 * The anchors that links to a page of the site may use: ids of its headings and of its HTML. Null where a shortcode may
 * make others.
 */
export function fileAnchors(markdown: string): ReadonlySet<string> | null {
  const file = readFile(markdown)
  if (file.shortcodes.some(({ name }) => !withoutIds.has(name.toLowerCase()))) return null
  const headings = file.passages.flatMap(({ passage }) => (passage.kind === 'heading' ? [passage.text] : []))
  const html = [...markdown.slice(file.matter.bodyFrom).matchAll(htmlId)].map((match) => match[1]!)
  return new Set([...headingIds(headings), ...html])
}
