import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSchema } from '../nodes/document-schema.ts'
import { patchText, patchWords } from './patch-text.ts'
import { readText } from './read-document.ts'
import { textDelta } from './write-document.ts'

const { bold, italic, link } = documentSchema.marks
const markSets = [
  [],
  [bold.create()],
  [italic.create()],
  [link.create({ href: '/a' }), bold.create()],
  [link.create({ href: '/b' })],
]

const runs = fc
  .array(
    fc.tuple(
      fc.constantFrom('one ', 'two', ' three', '😀', '😁', 'é', '\t', 'x'),
      fc.nat(markSets.length - 1),
    ),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.map(([value, marks]) => documentSchema.text(value, markSets[marks] ?? [])))

const paragraph = (content: ReturnType<typeof readText>) =>
  documentSchema.nodes.paragraph.create(null, content)

const shared = (nodes: ReturnType<typeof readText>): Y.XmlText => {
  const text = new Y.XmlText()
  new Y.Doc().getXmlFragment('content').insert(0, [text])
  text.applyDelta(textDelta(nodes))
  return text
}

it('makes any marked text into any other', () => {
  fc.assert(
    fc.property(runs, runs, (from, to) => {
      const text = shared(from)
      patchText(text, to)
      expect(paragraph(readText(text)).toJSON()).toEqual(paragraph(to).toJSON())
    }),
  )
})

it('leaves the words that stay alone, so that two changes to one paragraph both hold', () => {
  const text = new Y.Doc().getText('t')
  text.insert(0, 'the old cat sat on the old mat')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(text.doc as Y.Doc))
  patchWords(text, text.toString(), 'the young cat sat on the old mat')
  patchWords(
    other.getText('t'),
    text.toString().replace('young', 'old'),
    'the old cat lay on the old rug, asleep',
  )
  Y.applyUpdate(text.doc as Y.Doc, Y.encodeStateAsUpdate(other))
  expect(text.toString()).toBe('the young cat lay on the old rug, asleep')
})
