import type { Node } from 'prosemirror-model'

// What a plain line below would be read as part of.
const continued = new Set(['paragraph', 'figure', 'shortcode', 'bulletList', 'orderedList', 'blockquote'])
const interrupting = new Set(['codeBlock', 'blockquote', 'heading', 'bulletList', 'orderedList'])

/** Whether Markdown needs a blank line between two blocks that follow one another in a tight list's item. */
export function needsBlankLine(before: Node, after: Node): boolean {
  const [first, second] = [before.type.name, after.type.name]
  if (first === 'codeBlock' || first === 'horizontalRule') return false
  if (first === 'heading') return isUnderlined(before)
  if (!continued.has(first)) return true
  if (first === 'blockquote' && second === 'blockquote') return true
  if (!interrupting.has(second) || (second === 'heading' && isUnderlined(after))) return true
  if (second !== 'bulletList' && second !== 'orderedList') return false
  // Only a list that begins with a word, and with the number 1, ends a paragraph.
  if (second === 'orderedList' && after.attrs['start'] !== 1) return true
  const begins = after.firstChild?.firstChild?.type.name
  return begins !== 'paragraph' && begins !== 'figure' && begins !== 'shortcode'
}

/**
 * Whether a heading is written over several lines, underlined. One with a pipe in it is not: with its underline it would be
 * read as a table.
 */
export function isUnderlined(heading: Node): boolean {
  const { content } = heading.content
  const breaks = content.some(({ type: { name } }) => name === 'softBreak' || name === 'hardBreak')
  return breaks && canBreak(heading)
}

/** Whether lines of a heading can end where breaks stand. */
export const canBreak = (heading: Node): boolean =>
  Number(heading.attrs['level']) < 3 && !JSON.stringify(heading.toJSON()).includes('|')
