// @vitest-environment jsdom
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindSharedText } from './bind-shared-text.ts'

/** Two people's fields, each with its own document, connected. */
function twoFields(words: string) {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  docs[0].on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') Y.applyUpdate(docs[1], update, 'wire')
  })
  docs[1].on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') Y.applyUpdate(docs[0], update, 'wire')
  })
  docs[0].getText('title').insert(0, words)
  return docs.map((doc) => {
    const area = document.body.appendChild(document.createElement('textarea'))
    const unbind = bindSharedText(area, doc.getText('title'))
    return { area, unbind, text: doc.getText('title') }
  }) as [Field, Field]
}
type Field = { area: HTMLTextAreaElement; unbind: () => void; text: Y.Text }

function type(area: HTMLTextAreaElement, words: string): void {
  area.focus()
  area.setRangeText(words, area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input'))
}

it('carries what each types to the other, and leaves the other caret behind the same letter', () => {
  const [mine, yours] = twoFields('News of July')
  yours.area.focus()
  yours.area.setSelectionRange(7, 7)
  mine.area.focus()
  mine.area.setSelectionRange(0, 0)
  type(mine.area, 'The ')
  expect(yours.area.value).toBe('The News of July')
  expect(mine.area.selectionStart).toBe(4)
  yours.area.setSelectionRange(16, 16)
  type(yours.area, ' 2026')
  expect(mine.area.value).toBe('The News of July 2026')
})

it('moves the focused caret with what came in before it', () => {
  const [mine, yours] = twoFields('July')
  mine.area.focus()
  mine.area.setSelectionRange(2, 4)
  yours.text.insert(0, 'In ')
  expect([mine.area.selectionStart, mine.area.selectionEnd]).toEqual([5, 7])
})

it('takes back only what was typed here', () => {
  const [mine, yours] = twoFields('July')
  mine.area.focus()
  mine.area.setSelectionRange(4, 4)
  type(mine.area, ' news')
  yours.text.insert(0, 'The ')
  mine.area.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }))
  expect(yours.area.value).toBe('The July')
  mine.area.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey: true }))
  expect(yours.area.value).toBe('The July news')
})

it('makes one line of pasted lines, with the caret behind them', () => {
  const [mine, yours] = twoFields('')
  type(mine.area, 'one\n two\r\nthree')
  expect(yours.area.value).toBe('one two three')
  expect(mine.area.value).toBe('one two three')
  expect(mine.area.selectionStart).toBe(13)
})

it('does not replace the text under an input method; both changes are there at its end', () => {
  const [mine, yours] = twoFields('July')
  mine.area.focus()
  mine.area.setSelectionRange(4, 4)
  mine.area.dispatchEvent(new Event('compositionstart'))
  type(mine.area, '七')
  yours.text.insert(0, 'The ')
  expect(mine.area.value).toBe('July七')
  mine.area.dispatchEvent(new Event('compositionend'))
  expect(mine.area.value).toBe('The July七')
  expect(yours.area.value).toBe('The July七')
  expect(mine.area.selectionStart).toBe(9)
})

it('hears nothing after it was unbound', () => {
  const [mine, yours] = twoFields('July')
  mine.unbind()
  yours.text.insert(0, 'x')
  expect(mine.area.value).toBe('July')
  type(mine.area, 'y')
  expect(yours.area.value).toBe('xJuly')
})
