// @vitest-environment jsdom
import { doc, p } from '@stanza/testkit'
import { afterEach, expect, it } from 'vitest'
import { canTravel } from './own-undo.ts'
import { copyOf, editionOf, type EditorUnderTest, exchange, open } from '../editor-under-test.ts'

const page = doc(p('The lamp.'), p('The roof.'))
const opened: EditorUnderTest[] = []
afterEach(() => {
  for (const { close } of opened.splice(0)) close()
})

/** Two who have the same page open; the caret of `mine` stands in the first paragraph, and its view has the focus. */
function together(): { mine: EditorUnderTest; yours: EditorUnderTest } {
  const mine = open(editionOf(page))
  const yours = open(copyOf(mine.ydoc))
  opened.push(mine, yours)
  mine.editor.commands.setTextSelection(4)
  mine.editor.view.focus()
  expect(mine.editor.view.hasFocus()).toBe(true)
  return { mine, yours }
}

/** What a click does first: the browser has the new place, its event comes in a task of its own. */
function click({ editor }: EditorUnderTest, paragraph: number, offset: number): void {
  const text = editor.view.dom.querySelectorAll('p')[paragraph]?.firstChild
  if (!text) throw new Error('no such paragraph')
  document.getSelection()?.collapse(text, offset)
}

it('types where I clicked, although a change of others came right after the click', () => {
  const { mine, yours } = together()
  yours.editor.commands.insertContentAt(1, 'New: ')
  click(mine, 1, 8)
  exchange(yours.ydoc, mine.ydoc)
  mine.editor.view.dispatch(mine.editor.state.tr.insertText(' again'))
  expect(mine.editor.state.doc.textContent).toBe('New: The lamp.The roof again.')
})

it('writes nothing by reading where I clicked', () => {
  const { mine, yours } = together()
  yours.editor.commands.insertContentAt(1, 'New: ')
  click(mine, 1, 8)
  const sent = mine.updates.length
  exchange(yours.ydoc, mine.ydoc)
  expect(mine.updates.length - sent).toBe(1)
  expect(canTravel(mine.editor.state, 'undo')).toBe(false)
})

it('reads a range that is being dragged', () => {
  const { mine, yours } = together()
  yours.editor.commands.insertContentAt(1, 'New: ')
  click(mine, 1, 4)
  document.getSelection()?.extend(mine.editor.view.dom.querySelectorAll('p')[1]?.firstChild as Text, 8)
  exchange(yours.ydoc, mine.ydoc)
  const { from, to } = mine.editor.state.selection
  expect(mine.editor.state.doc.textBetween(from, to)).toBe('roof')
})

it('types where I clicked, although the caret of another person moved right after the click', () => {
  const { mine } = together()
  click(mine, 1, 8)
  // As y-tiptap draws others' carets anew: nothing of the text, nothing of the selection.
  mine.editor.view.dispatch(mine.editor.state.tr.setMeta('yjs-cursor$', { awarenessUpdated: true }))
  mine.editor.view.dispatch(mine.editor.state.tr.insertText(' again'))
  expect(mine.editor.state.doc.textContent).toBe('The lamp.The roof again.')
})
