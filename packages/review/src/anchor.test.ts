import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentName, documentSchema, patchDocument, readDocument } from '@stanza/schema'
import * as Y from 'yjs'
import type { Node } from 'prosemirror-model'
import { acceptBranches, undoBranches } from './accept-branches.ts'
import { anchorAt, findAnchor, type Anchor } from './anchor.ts'
import { cutBranches } from './cut-branches.ts'
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
    minLength: 1_000,
    maxLength: 1_000,
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
      if (now === null) return
      // It begins and ends with signs that were quoted, and holds at least a third of them; nothing else has capitals.
      expect(now).toMatch(/^[A-Z][^]*[A-Z]$|^[A-Z]$/)
      expect(now.match(/[A-Z]/g)?.length).toBeGreaterThanOrEqual(11 / 3)
      expect(readDocument(ydoc).textContent.match(/[A-Z]/g)?.length).toBe(now.match(/[A-Z]/g)?.length)
    }),
    { numRuns: 25 },
  )
})

it('stays on its words through a suggestion over them, accepted and taken back', () => {
  const ydoc = edition(paragraph('the quick red fox here'), paragraph('other'))
  const anchor = anchored(ydoc, 'quick red fox')
  const written = nodesSaying(ydoc, 'the quick brown fox here')
  const { accepted } = acceptBranches(ydoc, cutBranches(ydoc, written))
  expect(covered(ydoc, anchor)).toBe('quick brown fox')
  undoBranches(
    ydoc,
    accepted.map(({ branch, inverse }) => ({ ...branch, inverse })),
  )
  expect(covered(ydoc, anchor)).toBe('quick red fox')
})

it('moves along with its block', () => {
  const ydoc = edition(paragraph('the quick fox'), paragraph('between'), paragraph('last'))
  const anchor = anchored(ydoc, 'quick fox')
  const [a, b, c] = readDocument(ydoc).content.content
  acceptBranches(ydoc, cutBranches(ydoc, documentSchema.node('doc', null, [b, c, a] as Node[])))
  expect(covered(ydoc, anchor)).toBe('quick fox')
})

it('an undo by one person changes nothing of what was accepted from another', () => {
  const ydoc = edition(paragraph('one two'))
  const undo = new Y.UndoManager(ydoc.getXmlFragment(contentName), { trackedOrigins: new Set(['ada']) })
  ydoc.transact(() => texts(ydoc)[0]?.insert(0, 'ada '), 'ada')
  acceptBranches(ydoc, cutBranches(ydoc, nodesSaying(ydoc, 'ada one two bob')))
  undo.undo()
  expect(readDocument(ydoc).textContent).toBe('one two bob')
})

/** The document with other words in its first block. */
function nodesSaying(ydoc: Y.Doc, text: string): Node {
  const [first, ...rest] = readDocument(ydoc).content.content
  const block = first?.type.create(first.attrs, documentSchema.text(text))
  return documentSchema.node('doc', null, [block as Node, ...rest])
}

const isSurrogate = (text: string, at: number): boolean =>
  /[\uD800-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1))
