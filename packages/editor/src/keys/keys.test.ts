// @vitest-environment jsdom
import { withoutIds } from '@stanza/schema'
import { a, b, code, doc, h2, hr, i, li, ol, olFrom, p, pre, quote, s, ul } from '@stanza/testkit'
import type { Node } from '@tiptap/pm/model'
import { expect, it, vi } from 'vitest'
import { editorCommands } from '../commands/editor-commands.ts'
import { editionOf, open } from '../editor-under-test.ts'
import { press, typeText } from './keyboard-under-test.ts'

const is = (...blocks: Node[]): string => withoutIds(doc(...blocks))
const at = (
  document: Node,
  place: number,
  work: (editor: ReturnType<typeof open>['editor']) => void,
): string => {
  const { editor, close } = open(editionOf(document))
  editor.commands.setTextSelection(place)
  work(editor)
  const result = withoutIds(editor.state.doc)
  close()
  return result
}
const typed = (text: string): string => at(doc(p()), 1, (editor) => typeText(editor, text))

it.each([
  ['## News', is(h2('News'))],
  ['- one', is(ul(li('one')))],
  ['1. one', is(ol(li('one')))],
  ['3. one', is(olFrom(3, li('one')))],
  ['> said', is(quote(p('said')))],
  ['``` let', is(pre('', 'let'))],
  ['**bold** on', is(p(b('bold'), ' on'))],
  ['*lean* on', is(p(i('lean'), ' on'))],
  ['~~gone~~ on', is(p(s('gone'), ' on'))],
  ['`code` on', is(p(code('code'), ' on'))],
  [
    'see [this](https://example.org/a_(b)) now',
    is(p('see ', a('https://example.org/a_(b)', 'this'), ' now')),
  ],
  ['[this](javascript:alert(1))', is(p('[this](javascript:alert(1))'))],
  ['snake_case_name and 2 * 3 * 4', is(p('snake_case_name and 2 * 3 * 4'))],
])('makes of the typed text %s what it says in Markdown', (text, expected) =>
  expect(typed(text)).toBe(expected),
)

it('makes a rule of three dashes, with a line to go on in', () => {
  expect(typed('---')).toBe(is(hr(), p()))
})

it('ends a list by Enter in an empty item, nested ones one level at a time', () => {
  const document = doc(ul(li('one', ul(li('two')))))
  expect(
    at(document, 13, (editor) => {
      press(editor, 'Enter')
      press(editor, 'Enter')
      typeText(editor, 'x')
    }),
  ).toBe(is(ul(li('one', ul(li('two'))), li('x'))))
  expect(
    at(document, 13, (editor) => {
      for (const _ of 'abc') press(editor, 'Enter')
      typeText(editor, 'x')
    }),
  ).toBe(is(ul(li('one', ul(li('two')))), p('x')))
})

it('goes on with a paragraph behind a heading, and joins it back by Backspace', () => {
  expect(at(doc(h2('News')), 5, (editor) => press(editor, 'Enter'))).toBe(is(h2('News'), p()))
  expect(at(doc(p('a'), p('b')), 4, (editor) => press(editor, 'Backspace'))).toBe(is(p('ab')))
})

it('takes an item out of its list by Backspace at its start', () => {
  expect(at(doc(ul(li('a'))), 3, (editor) => press(editor, 'Backspace'))).toBe(is(p('a')))
})

it('nests by Tab with the marker of the list around, lifts by Shift-Tab, and keeps the focus where neither goes', () => {
  const plus = doc(ul().type.create({ bullet: '+', tight: false }, [li('a'), li('b')]))
  const nested = at(plus, 8, (editor) => expect(press(editor, 'Tab')).toBe(true))
  expect(JSON.parse(nested).content[0].content[0].content[1].attrs).toMatchObject({
    bullet: '+',
    tight: false,
  })
  expect(at(plus, 8, (editor) => [press(editor, 'Tab'), press(editor, 'Tab', { shiftKey: true })])).toBe(
    withoutIds(plus),
  )
  expect(at(plus, 3, (editor) => expect(press(editor, 'Tab')).toBe(true))).toBe(withoutIds(plus))
  expect(at(doc(p('a')), 1, (editor) => expect(press(editor, 'Tab')).toBe(false))).toBe(is(p('a')))
  expect(at(doc(pre('', 'a')), 1, (editor) => press(editor, 'Tab'))).toBe(is(pre('', '  a')))
})

it('gives Tab back to the page after Escape', () => {
  at(doc(ul(li('a'), li('b'))), 8, (editor) => {
    press(editor, 'Escape')
    expect(press(editor, 'Tab')).toBe(false)
    press(editor, 'ArrowLeft')
    expect(press(editor, 'Tab')).toBe(true)
  })
})

it('joins lists that a change made neighbours, and keeps apart those that were', () => {
  const between = doc(ul(li('a')), p('x'), ul(li('b')))
  expect(at(between, 8, (editor) => editor.commands.deleteNode('paragraph'))).toBe(is(ul(li('a'), li('b'))))
  const apart = doc(ul(li('a')), ul(li('b')))
  expect(at(apart, 4, (editor) => typeText(editor, 'x'))).toBe(is(ul(li('ax')), ul(li('b'))))
})

it('gives a place to write in an emptied document', () => {
  expect(at(doc(h2('a'), p('b')), 1, (editor) => editor.view.dispatch(editor.state.tr.delete(0, 6)))).toBe(
    is(p()),
  )
})

it('takes the first letter in a document without any block, and none by being opened and focused', () => {
  const { editor, updates, close } = open(editionOf(doc()))
  editor.commands.focus()
  expect(updates).toEqual([])
  typeText(editor, 'ab')
  expect(withoutIds(editor.state.doc)).toBe(is(p('ab')))
  close()
})

it('binds each key once', () => {
  const keys = editorCommands.flatMap((command) => command.keys)
  expect(keys).toEqual([...new Set(keys)])
  expect(new Set(editorCommands.map(({ id }) => id)).size).toBe(editorCommands.length)
})

it('opens the link dialog with words selected or in a link, else the palette', () => {
  const [onEditLink, onOpenPalette] = [vi.fn(), vi.fn()]
  const { editor, close } = open(editionOf(doc(p('a ', a('https://example.org/', 'link')))), {
    callbacks: { onEditLink, onOpenPalette },
  })
  editor.commands.setTextSelection(1)
  press(editor, 'k', { ctrlKey: true })
  expect(onOpenPalette).toHaveBeenCalledOnce()
  editor.commands.setTextSelection(5)
  press(editor, 'k', { ctrlKey: true })
  expect(onEditLink).toHaveBeenLastCalledWith({ href: 'https://example.org/', title: null })
  expect([editor.state.selection.from, editor.state.selection.to]).toEqual([3, 7])
  editor.commands.setTextSelection({ from: 1, to: 2 })
  press(editor, 'k', { ctrlKey: true })
  expect(onEditLink).toHaveBeenLastCalledWith(null)
  close()
})
