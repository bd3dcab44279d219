import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentName, documentSchema, patchDocument, readDocument } from '@stanza/schema'
import * as Y from 'yjs'
import { anchorAt, findAnchor, type Anchor } from './anchor.ts'
import { edition, list, paragraph } from './edition-under-test.ts'

const covered = (ydoc: Y.Doc, anchor: Anchor): string | null => {
  const found = findAnchor(ydoc, anchor)
  return found && readDocument(ydoc).textBetween(found.from, found.to, '\n', '\ufffc')
}

const anchored = (ydoc: Y.Doc, quote: string): Anchor => {
  const at = positionOfText(ydoc, quote)
  const anchor = anchorAt(ydoc, at, at + quote.length)
  if (anchor === null) throw new Error(`no anchor on ${quote}`)
  return anchor
}

function positionOfText(ydoc: Y.Doc, quote: string): number {
  let at = -1
  readDocument(ydoc).descendants((node, position) => {
    if (node.isText && at < 0 && node.text?.includes(quote)) at = position + node.text.indexOf(quote)
  })
  return at
}

const texts = (ydoc: Y.Doc): Y.XmlText[] =>
  [...ydoc.getXmlFragment(contentName).createTreeWalker(() => true)].filter(
    (node) => node instanceof Y.XmlText,
  )

it('finds its words again after text was written around and inside them', () => {
  const ydoc = edition(paragraph('a first line'), list('the quick fox', 'a dog'))
  const anchor = anchored(ydoc, 'quick fox')
  texts(ydoc)[0]?.insert(0, 'before ')
  texts(ydoc)[1]?.insert(9, ' brown')
  expect(covered(ydoc, anchor)).toBe('quick brown fox')
})

it('finds its words where they were pasted after they were cut', () => {
  const ydoc = edition(paragraph('keep the quick fox here'), paragraph('other'))
  const anchor = anchored(ydoc, 'quick fox')
  texts(ydoc)[0]?.delete(9, 10)
  texts(ydoc)[1]?.insert(5, ' quick fox')
  expect(covered(ydoc, anchor)).toBe('quick fox')
})

it('is orphaned when its words are gone, and when they stand in two places', () => {
  const ydoc = edition(paragraph('the quick fox'), paragraph('other'))
  const anchor = anchored(ydoc, 'quick fox')
  texts(ydoc)[0]?.delete(4, 9)
  expect(findAnchor(ydoc, anchor)).toBeNull()
  texts(ydoc)[1]?.insert(0, 'quick fox and quick fox')
  expect(findAnchor(ydoc, anchor)).toBeNull()
})

it('comes back when the deletion of its words is undone', () => {
  const ydoc = edition(paragraph('the quick fox'))
  const anchor = anchored(ydoc, 'quick fox')
  const undo = new Y.UndoManager(ydoc.getXmlFragment(contentName))
  texts(ydoc)[0]?.delete(3, 10)
  expect(findAnchor(ydoc, anchor)).toBeNull()
  undo.undo()
  expect(covered(ydoc, anchor)).toBe('quick fox')
})

it('cannot be made where there is no text', () => {
  expect(anchorAt(edition(paragraph('')), 0, 2)).toBeNull()
})

it('survives a version being restored over it', () => {
  const ydoc = edition(paragraph('the quick fox'), list('a', 'b'))
  const anchor = anchored(ydoc, 'quick fox')
  const next = documentSchema.node('doc', null, [list('b', 'c'), paragraph('the very quick fox, again')])
  patchDocument(ydoc, next)
  expect(covered(ydoc, anchor)).toBe('quick fox')
})

it('after random edits covers the unique words it quotes, or is orphaned, and is never elsewhere', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean(), fc.constantFrom('x', 'yy ', 'z', '😀')), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(edits, (steps) => {
      const ydoc = edition(paragraph('alpha QUOTED WORDS omega'), list('beta', 'gamma'), paragraph('delta'))
      const anchor = anchored(ydoc, 'QUOTED WORDS')
      for (const [which, where, remove, insert] of steps) {
        const all = texts(ydoc)
        const text = all[which % all.length] as Y.XmlText
        const at = where % (text.length + 1)
        if (remove && text.length > at && !isSurrogate(text.toString(), at)) text.delete(at, 1)
        else if (!isSurrogate(text.toString(), at)) text.insert(at, insert)
      }
      const now = covered(ydoc, anchor)
      // What is covered begins and ends with letters that were quoted: inserts at the edges stay outside.
      if (now !== null) expect(now).toMatch(/^[QUOTEDWRS ][^]*[QUOTEDWRS ]$|^[QUOTEDWRS ]$/)
    }),
  )
})

const isSurrogate = (text: string, at: number): boolean =>
  /[\uD800-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1))
