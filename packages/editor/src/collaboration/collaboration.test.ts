// @vitest-environment jsdom
import { documentSchema, readDocument } from '@stanza/schema'
import { doc, figure, h2, h3, li, p, quote, raw, table, ul } from '@stanza/testkit'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { travel } from './own-undo.ts'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'

const page = doc(
  h2('Events'),
  p('One.'),
  ul(li(p('first'), ul(li('nested'))), li('second')),
  figure('{{< figure src="/images/a.png" >}}'),
  table(['a', 'b'], ['c']),
  quote(p('said')),
  raw('[^1]: note'),
)

it('shows the edition and sends no update by opening it', () => {
  const { editor, updates, ydoc, close } = open(editionOf(page))
  expect(editor.state.doc.toJSON()).toEqual(readDocument(ydoc).toJSON())
  expect(updates).toEqual([])
  close()
  expect(updates).toEqual([])
})

it('sends no update by opening what it would tidy: empty items, lists that touch, ids that repeat, ragged tables', () => {
  const { nodes } = documentSchema
  const untidy = doc(
    nodes.bulletList.create({ id: 'same' }, nodes.listItem.create()),
    nodes.bulletList.create({ id: 'same' }),
    table(['a', 'b'], ['c']),
    h2('Events'),
  )
  const { editor, updates, close } = open(editionOf(untidy))
  editor.commands.setTextSelection(3)
  editor.commands.focus()
  expect(updates).toEqual([])
  close()
})

it('sends no update in answer to what another person writes', () => {
  const mine = open(editionOf(page))
  const yours = open(copyOf(mine.ydoc))
  yours.editor.commands.insertContentAt(0, {
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: 'News' }],
  })
  const sent = mine.updates.length
  exchange(yours.ydoc, mine.ydoc)
  expect(mine.updates.length - sent).toBe(1)
  expect(mine.editor.state.doc.firstChild?.textContent).toBe('News')
  expect(readDocument(mine.ydoc).toJSON()).toEqual(readDocument(yours.ydoc).toJSON())
})

it('writes nothing when undo is asked for right after loading', () => {
  const { editor, updates, close } = open(editionOf(page))
  travel(editor.state, 'undo')
  travel(editor.state, 'redo')
  expect(updates).toEqual([])
  close()
})

it('undoes what I wrote and leaves what you wrote, even inside what I made', () => {
  const mine = open(editionOf(doc(h3('Group'))))
  const yours = open(copyOf(mine.ydoc))
  mine.editor.commands.insertContentAt(mine.editor.state.doc.content.size, {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'mine' }] }] },
    ],
  })
  exchange(mine.ydoc, yours.ydoc)
  yours.editor.commands.insertContentAt(yours.editor.state.doc.content.size - 3, ' and yours')
  exchange(mine.ydoc, yours.ydoc)
  expect(mine.editor.state.doc.lastChild?.textContent).toBe('mine and yours')
  travel(mine.editor.state, 'undo')
  expect(mine.editor.state.doc.lastChild?.textContent).toBe(' and yours')
})

it('puts the caret back where it was when a change is undone', () => {
  const { editor, close } = open(editionOf(doc(p('one two'), p('three'))))
  editor.commands.setTextSelection({ from: 1, to: 4 })
  editor.commands.deleteSelection()
  editor.commands.setTextSelection(8)
  travel(editor.state, 'undo')
  expect(editor.state.doc.textContent).toBe('one twothree')
  expect([editor.state.selection.from, editor.state.selection.to]).toEqual([1, 4])
  close()
})

it('changes nothing for a reader, not by keys, not by commands, not by undo', () => {
  const { editor, updates, close } = open(editionOf(page), { editable: false })
  editor.commands.insertContentAt(1, 'x')
  editor.view.dispatch(editor.state.tr.insertText('x', 1))
  travel(editor.state, 'undo')
  expect(updates).toEqual([])
  expect(editor.state.doc.textContent).toBe(page.textContent)
  close()
})

it('keeps my caret in an empty paragraph in which another person types', () => {
  const mine = open(editionOf(doc(p('a'), p(), p('b'), p())))
  const yours = open(copyOf(mine.ydoc))
  mine.editor.commands.setTextSelection(4)
  yours.editor.commands.insertContentAt(4, 'yours')
  exchange(mine.ydoc, yours.ydoc)
  expect(mine.editor.state.selection.$head.parent.textContent).toBe('yours')
})

it('keeps my caret where it is when others write after my undo', () => {
  const mine = open(editionOf(doc(p('one two'), p('three'))))
  const yours = open(copyOf(mine.ydoc))
  mine.editor.commands.insertContentAt(1, 'zero ')
  travel(mine.editor.state, 'undo')
  mine.editor.commands.setTextSelection(12)
  exchange(mine.ydoc, yours.ydoc)
  yours.editor.commands.insertContentAt(15, '!')
  exchange(mine.ydoc, yours.ydoc)
  expect(mine.editor.state.doc.textContent).toBe('one twothree!')
  expect(mine.editor.state.selection.head).toBe(12)
})

it('takes my caret along with the block that another person moves', () => {
  const mine = open(editionOf(doc(p('one'), p('two'), p('three'))))
  const yours = open(copyOf(mine.ydoc))
  mine.editor.commands.setTextSelection(3)
  const { tr } = yours.editor.state
  const first = tr.doc.firstChild
  if (first === null) throw new Error('no first block')
  yours.editor.view.dispatch(tr.delete(0, first.nodeSize).insert(tr.doc.content.size, first))
  exchange(mine.ydoc, yours.ydoc)
  expect(mine.editor.state.doc.textContent).toBe('twothreeone')
  expect(mine.editor.state.selection.$head.parent.textContent).toBe('one')
  expect(mine.editor.state.selection.$head.parentOffset).toBe(2)
})

it('can be undone after a plugin was added, which makes all plugin views anew', () => {
  const { editor, close } = open(editionOf(doc(p('one'))))
  editor.commands.insertContentAt(1, 'zero ')
  editor.registerPlugin(new Plugin({ key: new PluginKey('late') }))
  travel(editor.state, 'undo')
  expect(editor.state.doc.textContent).toBe('one')
  close()
})
