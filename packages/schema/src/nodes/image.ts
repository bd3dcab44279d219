import type { NodeSpec } from 'prosemirror-model'
import { attributeText } from './attribute-text.ts'

/** A Markdown image. It carries its own link (`href`), because Yjs drops marks on anything but text. */
export const image: NodeSpec = {
  inline: true,
  group: 'inline',
  draggable: true,
  attrs: {
    src: { default: '' },
    alt: { default: '' },
    title: { default: null },
    href: { default: null },
    hrefTitle: { default: null },
  },
  parseDOM: [
    {
      tag: 'img[src]',
      getAttrs: (element) => ({
        src: element.getAttribute('src'),
        alt: element.getAttribute('alt') ?? '',
        title: element.getAttribute('title'),
        href: element.getAttribute('data-href'),
        hrefTitle: element.getAttribute('data-href-title'),
      }),
    },
  ],
  toDOM: ({ attrs }) => [
    'img',
    {
      src: attributeText(attrs['src']),
      alt: attributeText(attrs['alt']),
      // ProseMirror leaves out what is null.
      title: textOrNull(attrs['title']),
      'data-href': textOrNull(attrs['href']),
      'data-href-title': textOrNull(attrs['hrefTitle']),
    },
  ],
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
