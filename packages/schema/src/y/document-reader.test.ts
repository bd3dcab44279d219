import { doc, documents, editEdition, editScripts, h2, li, p, replicasOf, ul } from '@stanza/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { DocumentReader } from './document-reader.ts'
import { patchDocument } from './patch-document.ts'
import { readDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

it('reads what is there after any edits, own and others’', () =>
  fc.assert(
    fc.property(documents(), editScripts(), (document, edits) => {
      const ydoc = new Y.Doc()
      writeDocument(ydoc, document)
      const [here, there] = replicasOf(ydoc, 2) as [Y.Doc, Y.Doc]
      const reader = new DocumentReader(here)
      edits.forEach((edit, index) => {
        editEdition(index % 2 === 0 ? here : there, edit)
        if (index % 3 === 0) Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        expect(reader.read().toJSON()).toEqual(readDocument(here).toJSON())
      })
      reader.close()
    }),
    { numRuns: 40 },
  ))

it('gives the same nodes for what was not changed, down to the items of a list', () => {
  const ydoc = new Y.Doc()
  writeDocument(ydoc, doc(h2('News'), ul(li('a'), li('b')), p('end')))
  const reader = new DocumentReader(ydoc)
  const before = reader.read()
  expect(reader.read()).toBe(before)
  patchDocument(ydoc, doc(h2('News'), ul(li('a'), li('b, edited')), p('end')))
  const after = reader.read()
  expect(after.textContent).toBe('Newsab, editedend')
  expect([0, 1, 2].map((at) => after.child(at) === before.child(at))).toEqual([true, false, true])
  expect(after.child(1).child(0)).toBe(before.child(1).child(0))
  reader.close()
})
