// @vitest-environment jsdom
import { fakeClock } from '@stanza/relay/testing/fake-clock'
import { afterEach, expect, it } from 'vitest'
import { closePages, openPage } from '../suggesting/desk-under-test.ts'
import { newsroom } from '../suggesting/newsroom-under-test.ts'
import { startReadingCaret } from './reading-caret.ts'

afterEach(closePages)

// jsdom has no layout: nothing is out of sight.
Element.prototype.scrollIntoView = () => undefined

function openReading() {
  const { editor } = openPage(newsroom(), fakeClock())
  editor.setEditable(false)
  const end = startReadingCaret(editor)
  const { dom } = editor.view
  dom.focus()
  editor.commands.setTextSelection(3)
  return {
    end,
    /** Where the browser's selection begins and ends, counted in the text. */
    marked: () => {
      const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() as Selection
      return [
        editor.view.posAtDOM(anchorNode as Node, anchorOffset),
        editor.view.posAtDOM(focusNode as Node, focusOffset),
      ]
    },
    /** The same as a command would see it that is pressed right behind. */
    selected: () => [editor.state.selection.anchor, editor.state.selection.head],
    first: 1,
    last: editor.state.doc.content.size - 1,
    drawn: () => dom.querySelectorAll('.reading-caret').length,
    press: (key: string, keys: KeyboardEventInit) =>
      dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys })),
  }
}

it('the caret of readers is gone with what drew it', () => {
  const { end, drawn } = openReading()
  expect(drawn()).toBe(1)
  end()
  expect(drawn()).toBe(0)
})

it('Ctrl+End and Ctrl+Home go to the ends of the text without a word that Firefox lacks, and mark with Shift', () => {
  const { press, marked, first, last } = openReading()
  press('End', { ctrlKey: true })
  expect(marked()).toEqual([last, last])
  press('Home', { ctrlKey: true, shiftKey: true })
  expect(marked()).toEqual([last, first])
  press('Home', { ctrlKey: true })
  expect(marked()).toEqual([first, first])
})

it('a command pressed right behind a key is about the words that it marked', () => {
  const { press, selected, first, last } = openReading()
  press('End', { ctrlKey: true })
  expect(selected()).toEqual([last, last])
  press('Home', { ctrlKey: true, shiftKey: true })
  expect(selected()).toEqual([last, first])
})
