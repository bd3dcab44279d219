import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/**
 * A heading of level 1 to 6. `section` is the key of the newsletter's section or group that its words were recognised as
 * (in any language), or null.
 */
export const heading: NodeSpec = {
  content: 'inline*',
  group: 'block',
  defining: true,
  attrs: { ...blockId, level: { default: 2 }, section: { default: null } },
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  toDOM: (node) => [`h${headingLevel(node.attrs['level'])}`, 0],
}

/** A stored level as one of 1 to 6: what a hostile update put there must not break the page (threats.md S18). */
export function headingLevel(level: unknown): 1 | 2 | 3 | 4 | 5 | 6 {
  const whole = typeof level === 'number' ? Math.trunc(level) : 2
  return Math.min(6, Math.max(1, whole || 2)) as 1 | 2 | 3 | 4 | 5 | 6
}
