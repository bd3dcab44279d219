import type { Token } from 'markdown-it'
import type { Finding } from '@stanza/schema'

const marks = new Set(['strong_open', 'em_open', 'link_open'])
const box = /\[[\sxX]\]/
const openBox = /(?<!\\)\[[\sxX]\]/

/**
 * Headings at which Hugo (0.111, seen) ends the build of the whole site with an index error: with strike-through within
 * another mark, and with a task's box within a mark where the heading begins a list item. Nothing that is written anew has
 * them.
 * @param lineOf the line of the file, counted from 1, for one of the tokens, counted from 0
 */
export function hugoStops(tokens: readonly Token[], lineOf: (line: number) => number): Finding[] {
  return tokens.flatMap(({ type, map }, at): Finding[] => {
    if (type !== 'heading_open') return []
    const { children, content } = tokens[at + 1]!
    const boxes = tokens[at - 1]?.type === 'list_item_open' && openBox.test(content)
    if (!stops(children ?? [], boxes)) return []
    const message =
      'Hugo stops at this heading: within bold, italic or a link nothing may be struck through or look like a task’s box.'
    return [{ rule: 'hugo-stops', severity: 'error', message, line: lineOf(map?.[0] ?? 0) }]
  })
}

function stops(inline: readonly Token[], boxes: boolean): boolean {
  let depth = 0
  return inline.some(({ type, nesting, content }) => {
    if (depth > 0 && (type === 's_open' || (boxes && type === 'text' && box.test(content)))) return true
    if (nesting !== 0 && marks.has(type.replace('_close', '_open'))) depth += nesting
    return false
  })
}
