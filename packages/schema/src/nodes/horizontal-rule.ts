import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** A thematic break. */
export const horizontalRule: NodeSpec = {
  group: 'block',
  attrs: { ...blockId },
  parseDOM: [{ tag: 'hr' }],
  toDOM: () => ['hr'],
}
