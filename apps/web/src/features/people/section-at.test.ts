import { contentName, documentSchema, writeDocument } from '@stanza/schema'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { sectionAt } from './section-at.ts'

const ydoc = new Y.Doc()
writeDocument(
  ydoc,
  documentSchema.node('doc', null, [
    documentSchema.node('paragraph', null, documentSchema.text('Welcome.')),
    documentSchema.node('heading', { level: 2 }, documentSchema.text('Events')),
    documentSchema.node('bulletList', null, [
      documentSchema.node('listItem', null, [
        documentSchema.node('paragraph', null, documentSchema.text('A meeting.')),
      ]),
    ]),
  ]),
)
const blocks = ydoc.getXmlFragment(contentName)
const cursorIn = (type: Y.AbstractType<unknown>): unknown => ({
  anchor: JSON.parse(
    JSON.stringify(Y.createRelativePositionFromTypeIndex(type as Y.XmlFragment, 0)),
  ) as unknown,
})
const deepest = (type: unknown): Y.AbstractType<unknown> =>
  type instanceof Y.XmlElement && type.length > 0 ? deepest(type.get(0)) : (type as Y.AbstractType<unknown>)

it('names the heading above a caret, however deep it stands', () => {
  expect(sectionAt(ydoc, cursorIn(deepest(blocks.get(2))))).toBe('Events')
  expect(sectionAt(ydoc, cursorIn(deepest(blocks.get(1))))).toBe('Events')
  expect(sectionAt(ydoc, cursorIn(deepest(blocks.get(0))))).toBeNull()
})

it('takes what is no caret for none', () => {
  const madeUp = [null, undefined, 'x', {}, { anchor: null }, { anchor: {} }, { anchor: { item: 'x' } }]
  for (const cursor of [...madeUp, { anchor: { type: { client: 1, clock: 7 }, assoc: 0 } }])
    expect(sectionAt(ydoc, cursor)).toBeNull()
})
