// @vitest-environment jsdom
import { documentSchema, withoutIds } from '@stanza/schema'
import { documents } from '@stanza/testkit'
import { DOMParser, DOMSerializer, type Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanHtml } from './clean-html.ts'

/** A document as it comes out of the clipboard that it was copied to. */
function throughClipboard(document: Node): Node {
  const copied = globalThis.document.createElement('div')
  copied.append(DOMSerializer.fromSchema(documentSchema).serializeFragment(document.content))
  copied.firstElementChild?.setAttribute('data-pm-slice', '0 0 []')
  const pasted = globalThis.document.createElement('div')
  pasted.innerHTML = copied.innerHTML
  cleanHtml(pasted, { isOwnPicture: () => true })
  // ProseMirror, too, keeps blanks in what it copied itself.
  return DOMParser.fromSchema(documentSchema).parse(pasted, { preserveWhitespace: 'full' })
}

/** Ids and sections are given anew where a block is pasted. */
const said = (document: Node): string => withoutIds(document).replace(/"section":(?:null|"[^"]*")/g, '')

it('loses nothing of a document that is copied and pasted within the editor', () => {
  fc.assert(
    fc.property(documents(), (document) => {
      expect(said(throughClipboard(document))).toBe(said(document))
    }),
    { numRuns: 40 },
  )
})
