// @vitest-environment jsdom
import { documentSchema } from '@stanza/schema'
import type { Schema } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'
import { travel } from '../collaboration/own-undo.ts'
import { markRanges, rangeOf, rangesAt } from './marked-ranges.ts'
import { dispatchAsOneStep } from './one-step.ts'

const { doc, paragraph } = documentSchema.nodes
const page = (...lines: string[]) =>
  doc.create(
    null,
    lines.map((line, index) =>
      paragraph.create({ id: `p${index}` }, line ? documentSchema.text(line) : null),
    ),
  )
const newBlock = (schema: Schema) => schema.node('paragraph', null, schema.text('new'))
const wordsOf = ({ editor }: ReturnType<typeof open>, id: string) => {
  const range = rangeOf(editor.state, id)
  return range && editor.state.doc.textBetween(range.from, range.to)
}

it('keeps a range on its words while text is written here and by others, before, after and in other blocks', () => {
  const ydoc = editionOf(page('one two three', 'four five'))
  const [mine, other] = [open(ydoc), open(copyOf(ydoc))]
  markRanges(mine.editor, 'findings', [
    { id: 'a', from: 5, to: 8, class: 'x' },
    { id: 'b', from: 21, to: 25, class: 'x' },
  ])
  expect([wordsOf(mine, 'a'), wordsOf(mine, 'b')]).toEqual(['two', 'five'])
  mine.editor.view.dispatch(mine.editor.state.tr.insertText('zero ', 1))
  exchange(mine.ydoc, other.ydoc)
  other.editor.view.dispatch(other.editor.state.tr.insertText('!', 6))
  other.editor.view.dispatch(other.editor.state.tr.insert(0, newBlock(other.editor.schema)))
  exchange(mine.ydoc, other.ydoc)
  expect(mine.editor.state.doc.childCount).toBe(3)
  expect([wordsOf(mine, 'a'), wordsOf(mine, 'b')]).toEqual(['two', 'five'])
  mine.close()
  other.close()
})

it('draws ranges without writing anything, and lets go of words that another deleted', () => {
  const ydoc = editionOf(page('one two three'))
  const [mine, other] = [open(ydoc), open(copyOf(ydoc))]
  markRanges(mine.editor, 'findings', [{ id: 'a', from: 5, to: 8, class: 'finding-error' }])
  expect(mine.updates).toEqual([])
  expect(mine.editor.view.dom.querySelector('.finding-error')?.textContent).toBe('two')
  expect(rangesAt(mine.editor.state, 6)).toEqual(['a'])
  other.editor.view.dispatch(other.editor.state.tr.delete(3, 10))
  exchange(mine.ydoc, other.ydoc)
  expect(rangeOf(mine.editor.state, 'a')).toBeNull()
  expect(mine.editor.view.dom.querySelector('.finding-error')).toBeNull()
  mine.close()
  other.close()
})

it('follows any change of another outside the words', () => {
  const letters = fc.string({ minLength: 0, maxLength: 4, unit: fc.constantFrom('a', 'b', 'o', ' ') })
  fc.assert(
    fc.property(letters, letters, letters, letters, (before, after, put, end) => {
      const ydoc = editionOf(page(`${before}OOO${after}`))
      const [mine, other] = [open(ydoc), open(copyOf(ydoc))]
      const from = 1 + before.length
      markRanges(mine.editor, 'findings', [{ id: 'a', from, to: from + 3, class: 'x' }])
      const { tr } = other.editor.state
      if (end) tr.insertText(end, from + 3 + after.length)
      else if (put) tr.insertText(put, 1)
      else return mine.close()
      other.editor.view.dispatch(tr)
      exchange(mine.ydoc, other.ydoc)
      expect(wordsOf(mine, 'a')).toBe('OOO')
      mine.close()
      other.close()
      return undefined
    }),
    { numRuns: 40 },
  )
})

it('takes back a step as a whole and nothing of what was typed around it', () => {
  const mine = open(editionOf(page('one')))
  const { editor } = mine
  editor.view.dispatch(editor.state.tr.insertText('!', 4))
  dispatchAsOneStep(editor, editor.state.tr.insertText('zero ', 1).insertText('?', 10))
  editor.view.dispatch(editor.state.tr.insertText('X', 1))
  expect(editor.state.doc.textContent).toBe('Xzero one!?')
  travel(editor.state, 'undo')
  travel(editor.state, 'undo')
  expect(editor.state.doc.textContent).toBe('one!')
  mine.close()
})
