import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** A run of text and inline nodes. */
export const paragraph: NodeSpec = {
  content: 'inline*',
  group: 'block',
  attrs: { ...blockId },
  parseDOM: [{ tag: 'p' }],
  toDOM: () => ['p', 0],
}
