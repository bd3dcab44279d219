// @vitest-environment jsdom
import { documentSchema } from '@stanza/schema'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'
import { drawOver } from './drawn-over.ts'

const { doc, paragraph } = documentSchema.nodes
const page = (...lines: string[]) =>
  doc.create(
    null,
    lines.map((line, index) => paragraph.create({ id: `p${index}` }, documentSchema.text(line))),
  )

function word(text: string): HTMLElement {
  const element = document.createElement('ins')
  element.textContent = text
  return element
}

function withDrawing() {
  const ydoc = editionOf(page('one two', 'three four'))
  const [mine, other] = [open(ydoc), open(copyOf(ydoc))]
  const { editor } = mine
  // Behind "two", and over "four".
  const set = DecorationSet.create(editor.state.doc, [
    Decoration.widget(8, () => word(' and a half'), { side: 1, key: 'a' }),
    Decoration.inline(16, 20, { nodeName: 'del' }),
  ])
  drawOver(editor, set)
  const shown = () => [...editor.view.dom.querySelectorAll('ins, del')].map(({ textContent }) => textContent)
  return { mine, other, editor, shown }
}

it('draws over the text without writing anything, and takes it away', () => {
  const { mine, other, editor, shown } = withDrawing()
  expect(shown()).toEqual([' and a half', 'four'])
  expect(mine.updates).toEqual([])
  expect(editor.state.doc.textContent).toBe('one twothree four')
  drawOver(editor, DecorationSet.empty)
  expect(shown()).toEqual([])
  mine.close()
  other.close()
})

it('follows what is written here and by others, and keeps the elements of blocks that did not change', () => {
  const { mine, other, editor, shown } = withDrawing()
  const inserted = editor.view.dom.querySelector('ins')
  editor.view.dispatch(editor.state.tr.insertText('zero ', 1))
  exchange(mine.ydoc, other.ydoc)
  other.editor.view.dispatch(other.editor.state.tr.insertText('!', 21))
  other.editor.view.dispatch(other.editor.state.tr.insertText('And ', 15))
  exchange(mine.ydoc, other.ydoc)
  expect(editor.state.doc.textContent).toBe('zero one twoAnd three !four')
  expect(shown()).toEqual([' and a half', 'four'])
  expect(editor.view.dom.querySelector('ins')).toBe(inserted)
  mine.close()
  other.close()
})
