// @vitest-environment jsdom
import { contentName, documentSchema } from '@stanza/schema'
import { doc, figure, h2, img, li, ol, p, pre, raw, shortcode, table, ul } from '@stanza/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { editionOf, open } from '../editor-under-test.ts'

const page = doc(
  h2('a'),
  p('b', img('/x.png')),
  ul(li('c')),
  ol(li('d')),
  pre('js', 'e'),
  table(['f'], ['g']),
  figure('{{< figure >}}'),
  shortcode('{{< x >}}'),
  raw('r'),
)
const targets = [
  'javascript:alert(1)',
  'JaVa\nScript:alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
]
const hostile = fc.oneof(
  fc.constantFrom(...targets, '"><script>alert(1)</script>', 'x" onerror="alert(1)', '__proto__'),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.array(fc.string(), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('toString', 'a', 'length'), fc.string(), { noNullPrototype: true }),
)

/** All elements of an edition, in order. */
function elements(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlElement ? [child, ...elements(child)] : []))
}

it('opens a document with hostile attributes, and shows none of them as anything that runs or loads (threats.md S18)', () => {
  fc.assert(
    fc.property(fc.infiniteStream(hostile), fc.constantFrom(...targets), (values, href) => {
      const ydoc = editionOf(page)
      for (const element of elements(ydoc.getXmlFragment(contentName))) {
        for (const name of Object.keys(documentSchema.nodes[element.nodeName]?.spec.attrs ?? {})) {
          if (name !== 'colspan' && name !== 'rowspan' && name !== 'colwidth')
            element.setAttribute(name, values.next().value as string)
        }
      }
      const text = elements(ydoc.getXmlFragment(contentName))[1]?.get(0) as Y.XmlText
      text.format(0, 1, { link: { href, title: values.next().value } })
      const { editor, close } = open(ydoc)
      for (const element of editor.view.dom.querySelectorAll('*')) {
        expect(['SCRIPT', 'IFRAME', 'OBJECT']).not.toContain(element.tagName)
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on|^style$/)
          if (name === 'href' || name === 'src') expect(value).toBe('')
        }
      }
      close()
    }),
    { numRuns: 20 },
  )
})
