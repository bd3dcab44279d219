import { documentSchema } from '@stanza/schema'
import { code, doc, heading, li, looseOl, ol, p, soft, table, ul } from '@stanza/testkit'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { parse, render } from './index.ts'

const { nodes } = documentSchema
const none = { entries: [] }

/** An image in a link whose alt text opens one more: with it no bracket around closes where it should. */
const tangled = (title: string | null, href: string): Node =>
  nodes.image.create({ src: ')', alt: '[](', title, href })

// Found at random (bench:markdown, hostile documents, seeds 1, 3, 4 and 5) and shrunk.
it.each<readonly [string, Node, string]>([
  [
    'a tangled alt text before a shortcode that is none',
    doc(p(tangled(null, '}'), nodes.inlineShortcode.create({ source: '<' }))),
    '[![&#91;&#93;(](<)>)](})<\n',
  ],
  [
    'a tangled alt text in a heading above a list',
    doc(ol(li(heading(2, null, [tangled(null, '<')]), looseOl(li('/'))))),
    '1. ## [![&#91;&#93;(](<)>)](%3C)\n   1. /\n',
  ],
  [
    'a tangled alt text two lists deep, beside a sign of a line’s beginning',
    doc(ol(li(ol(li(heading(4, null, [tangled('!', 'y')]))), ul(li('='))))),
    '1. 1. #### [![&#91;&#93;(](<)> "!")](y)\n   - \\=\n',
  ],
  [
    'two spaces at the end of a line, one of them struck',
    doc(p('. ', documentSchema.text(' ', [documentSchema.mark('strike')]), soft(), '>')),
    '.\n\\>\n',
  ],
  [
    'code with spaces around what Unicode takes for a line’s end',
    doc(ol(li(table([code(' \u2028 ')])))),
    '1. | `  \u2028  ` |\n   | --- |\n',
  ],
])('[BY4] writes %s the same way once it was read', (_, document, markdown) => {
  expect(render(document, none)).toEqual({ markdown, findings: [] })
  expect(render(parse(markdown).document, none).markdown).toBe(markdown)
})
