import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'
import { attributeText } from './attribute-text.ts'

/**
 * A Hugo shortcode that stands alone on its lines: `source` is its text as written, `{{< name … >}}`, and the only truth;
 * what its form shows is read from it, and only a changed parameter rewrites it. `figure` is the one with a picture.
 */
const standingShortcode = (kind: string): NodeSpec => ({
  group: 'block',
  atom: true,
  draggable: true,
  attrs: { ...blockId, source: { default: '' } },
  parseDOM: [
    { tag: `div[data-${kind}]`, getAttrs: (element) => ({ source: element.getAttribute(`data-${kind}`) }) },
  ],
  toDOM: (node) => ['div', { [`data-${kind}`]: attributeText(node.attrs['source']) }],
})

export const figure: NodeSpec = standingShortcode('figure')
export const shortcode: NodeSpec = standingShortcode('shortcode')

/** A shortcode within a line of text. */
export const inlineShortcode: NodeSpec = {
  inline: true,
  group: 'inline',
  atom: true,
  attrs: { source: { default: '' } },
  parseDOM: [
    {
      tag: 'span[data-shortcode]',
      getAttrs: (element) => ({ source: element.getAttribute('data-shortcode') }),
    },
  ],
  toDOM: (node) => ['span', { 'data-shortcode': attributeText(node.attrs['source']) }],
}
