import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'
import { attributeText } from './attribute-text.ts'

/** Markdown that the schema does not model (footnotes, definitions, HTML …), line for line, edited as source. */
export const rawBlock: NodeSpec = {
  content: 'text*',
  marks: '',
  group: 'block',
  code: true,
  defining: true,
  attrs: { ...blockId },
  parseDOM: [{ tag: 'pre[data-raw]', preserveWhitespace: 'full', priority: 60 }],
  toDOM: () => ['pre', { 'data-raw': '' }, 0],
}

/** The same within a line of text: one atom that keeps its `source`. */
export const rawInline: NodeSpec = {
  inline: true,
  group: 'inline',
  atom: true,
  attrs: { source: { default: '' } },
  parseDOM: [
    { tag: 'span[data-raw]', getAttrs: (element) => ({ source: element.getAttribute('data-raw') }) },
  ],
  toDOM: (node) => [
    'span',
    { 'data-raw': attributeText(node.attrs['source']) },
    attributeText(node.attrs['source']),
  ],
}
