import type { NodeSpec } from 'prosemirror-model'

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
      }),
    },
  ],
  toDOM: (node) => ['img', { src: String(node.attrs['src']), alt: String(node.attrs['alt']) }],
}
