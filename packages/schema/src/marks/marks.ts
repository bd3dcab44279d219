import type { MarkSpec } from 'prosemirror-model'
import { isSafeUrl } from '../link/safe-url.ts'
import { attributeText } from '../nodes/attribute-text.ts'

/**
 * Marks, outermost first: the order says how they nest in Markdown, `[**_text_**](href)`. They stand on text nodes only
 * (Yjs silently drops marks on anything else), and `code` goes together with all others: posts link code.
 */
export const marks = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => ({ href: element.getAttribute('href'), title: element.getAttribute('title') }),
      },
    ],
    toDOM: (mark) => {
      const href = attributeText(mark.attrs['href'])
      return isSafeUrl(href)
        ? ['a', { href, rel: 'noopener noreferrer nofollow' }, 0]
        : ['a', { 'data-unsafe': '' }, 0]
    },
  },
  bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }], toDOM: () => ['s', 0] },
  code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
} as const satisfies Record<string, MarkSpec>
