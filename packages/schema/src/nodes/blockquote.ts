import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** A quotation: `>` lines. */
export const blockquote: NodeSpec = {
  content: 'block*',
  group: 'block',
  defining: true,
  attrs: { ...blockId },
  parseDOM: [{ tag: 'blockquote' }],
  toDOM: () => ['blockquote', 0],
}
