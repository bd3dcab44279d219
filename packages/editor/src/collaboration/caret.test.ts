// @vitest-environment jsdom
import { doc, p } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { copyOf, editionOf, open } from '../editor-under-test.ts'
import { caretElement, selectionAttributes } from './caret.ts'

it('names the person at their caret, in letters and colour', async () => {
  const mine = open(editionOf(doc(p('one two'))))
  const yours = open(copyOf(mine.ydoc))
  yours.awareness.setLocalStateField('user', { id: 'y', name: 'Noor', color: '#336699' })
  yours.editor.view.dom.focus()
  yours.editor.commands.setTextSelection({ from: 1, to: 4 })
  applyAwarenessUpdate(
    mine.awareness,
    encodeAwarenessUpdate(yours.awareness, [yours.ydoc.clientID]),
    'network',
  )
  await vi.waitFor(() => expect(mine.editor.view.dom.querySelector('.caret')).not.toBeNull())
  const caret = mine.editor.view.dom.querySelector<HTMLElement>('.caret')
  expect(caret?.querySelector('.caret-name')?.textContent).toBe('Noor')
  expect(caret?.style.getPropertyValue('--person')).toBe('#336699')
  expect(mine.editor.view.dom.querySelector('.selected-by-other')?.textContent).toBe('one')
  expect(mine.updates).toEqual([])
  mine.close()
  yours.close()
})

it('takes no more from others than a short name and a colour', () => {
  const caret = caretElement({ name: 'x'.repeat(500), color: 'red;background:url(https://spy.example/)' })
  expect(caret.textContent).toHaveLength(42)
  expect(caret.getAttribute('style')).toBe('--person: #5c6470;')
  expect(caretElement(null).textContent).toBe('\u2060\u2060')
  expect(selectionAttributes({ color: 7 }).style).toBe('--person: #5c6470')
})
