import { markdownParser, type InlinePlace } from './markdown-parser.ts'

/**
 * The target and title of an inline link or image as written. Hugo hands both to its templates with their backslashes and
 * entities, so they are kept raw and never escaped (markdown.md, traps).
 */
export function readDestination(
  source: string,
  place: InlinePlace,
): { readonly href: string; readonly title: string | null } {
  const { parseLinkDestination, parseLinkTitle } = markdownParser.helpers
  const max = place.to - 1
  const start = skipSpace(source, place.labelEnd + 2, max)
  const destination = parseLinkDestination(source, start, max)
  if (!destination.ok) return { href: '', title: null }
  const written = source.slice(start, destination.pos)
  const href = written.startsWith('<') ? written.slice(1, -1) : written
  const titleStart = skipSpace(source, destination.pos, max)
  const title = titleStart < max ? parseLinkTitle(source, titleStart, max) : null
  if (title === null || !title.ok) return { href, title: null }
  return { href, title: source.slice(titleStart + 1, title.pos - 1).replace(/[ \t]*\n[ \t]*/g, ' ') }
}

function skipSpace(text: string, from: number, to: number): number {
  let at = from
  while (at < to && /[ \t\n]/.test(text[at] ?? '')) at += 1
  return at
}
