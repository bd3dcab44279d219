import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** Code kept literally. `language` is the whole info string behind the fence, '' for none. */
export const codeBlock: NodeSpec = {
  content: 'text*',
  marks: '',
  group: 'block',
  code: true,
  defining: true,
  attrs: { ...blockId, language: { default: '' } },
  parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
  toDOM: () => ['pre', ['code', 0]],
}
