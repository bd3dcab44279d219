import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { documentSchema } from '../nodes/document-schema.ts'
import { contentName } from './names.ts'
import { patchDocument, withoutIds } from './patch-document.ts'
import { readDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

const { nodes: n, marks: m } = documentSchema
const text = (value: string, ...marks: ReturnType<(typeof m)['bold']['create']>[]) =>
  documentSchema.text(value, marks)
const p = (...children: Parameters<typeof documentSchema.node>[2][]) =>
  n.paragraph.create(null, children as never)
const doc = (...children: unknown[]) => n.doc.create(null, children as never)
const item = (value: string) => n.listItem.create(null, p(text(value)))

const example = doc(
  n.heading.create({ level: 2, section: 'events' }, text('Events')),
  p(
    text('one '),
    text('two', m.bold.create(), m.link.create({ href: 'https://example.org/' })),
    n.softBreak.create(),
    text('three'),
  ),
  n.bulletList.create({ tight: false }, [item('a'), item('😀 b')]),
  n.figure.create({ source: '{{< figure src="/x.png" >}}' }),
)

const written = (document = example): Y.Doc => {
  const ydoc = new Y.Doc()
  writeDocument(ydoc, document)
  return ydoc
}

it('reads back what was written, with an id on every block and item', () => {
  const back = readDocument(written())
  expect(withoutIds(back)).toBe(withoutIds(example))
  back.descendants((node) => {
    if ('id' in node.attrs) expect(node.attrs['id']).toMatch(/^[0-9a-z]{10}$/)
  })
})

it('speaks the layout of y-tiptap both ways', () => {
  const ours = yXmlFragmentToProseMirrorRootNode(written().getXmlFragment(contentName), documentSchema)
  expect(withoutIds(ours)).toBe(withoutIds(example))
  const theirs = new Y.Doc()
  prosemirrorToYXmlFragment(example, theirs.getXmlFragment(contentName))
  expect(withoutIds(readDocument(theirs))).toBe(withoutIds(example))
})

it('refuses to write into an edition that has content', () => {
  expect(() => writeDocument(written(), example)).toThrow(RangeError)
})

it('patches by the least change: an emoji swapped for its neighbour, a mark, a moved item', () => {
  const ydoc = written()
  const changed = doc(
    n.heading.create({ level: 3, section: null }, text('Events')),
    p(text('one two', m.italic.create()), n.softBreak.create(), text('three, four')),
    n.bulletList.create({ tight: true }, [item('😁 b'), item('new'), item('a')]),
    p(text('after')),
  )
  const before = Y.encodeStateVector(ydoc)
  patchDocument(ydoc, changed)
  expect(withoutIds(readDocument(ydoc))).toBe(withoutIds(changed))
  expect(Y.encodeStateAsUpdate(ydoc, before).length).toBeLessThan(700)
})

it('changes nothing when nothing changed', () => {
  const ydoc = written()
  const before = Y.encodeStateAsUpdate(ydoc)
  patchDocument(ydoc, example)
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
})

it('names the node or mark that it does not know', () => {
  const ydoc = new Y.Doc()
  ydoc.getXmlFragment(contentName).insert(0, [new Y.XmlElement('sparkle')])
  expect(() => readDocument(ydoc)).toThrow('unknown node: sparkle')
})
