// @vitest-environment jsdom
import { doc, figure, h3, li, p, quote, table, ul } from '@stanza/testkit'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, type Command } from '@tiptap/pm/state'
import { withoutIds } from '@stanza/schema'
import { expect, it } from 'vitest'
import { editionOf, open } from '../editor-under-test.ts'
import { moveDown, moveUp } from './move.ts'

/** Runs a command with the caret in the first text that contains a word; gives the document and the caret's text. */
function moved(document: Node, word: string, ...commands: Command[]): { document: string; caret: string } {
  const { editor, close } = open(editionOf(document))
  editor.commands.setTextSelection(placeOf(editor.state.doc, word))
  for (const command of commands) command(editor.state, editor.view.dispatch, editor.view)
  const result = {
    document: withoutIds(editor.state.doc),
    caret: editor.state.selection.$head.parent.textContent,
  }
  close()
  return result
}

function placeOf(document: Node, word: string): number {
  let place = 0
  document.descendants((node, position) => {
    if (place === 0 && node.isText && node.text?.includes(word) === true)
      place = position + node.text.indexOf(word)
  })
  return place
}

const is = (expected: Node, word: string) => ({ document: withoutIds(expected), caret: word })

it('swaps an item with its neighbour, with what is nested in it', () => {
  const before = doc(ul(li('a', ul(li('a1'))), li('b')))
  const after = doc(ul(li('b'), li('a', ul(li('a1')))))
  expect(moved(before, 'b', moveUp)).toEqual(is(after, 'b'))
  expect(moved(before, 'a', moveDown)).toEqual(is(after, 'a'))
})

it('takes the first nested item out before the item around it, the last one behind it', () => {
  const before = doc(ul(li('a', ul(li('a1'), li('a2'))), li('b')))
  expect(moved(before, 'a1', moveUp)).toEqual(is(doc(ul(li('a1'), li('a', ul(li('a2'))), li('b'))), 'a1'))
  expect(moved(before, 'a2', moveDown)).toEqual(is(doc(ul(li('a', ul(li('a1'))), li('a2'), li('b'))), 'a2'))
  expect(moved(doc(ul(li('a', ul(li('a1'))))), 'a1', moveUp)).toEqual(is(doc(ul(li('a1'), li('a'))), 'a1'))
})

it('steps over a heading into the next group of the same kind', () => {
  const before = doc(h3('New'), ul(li('a')), h3('Updated'), ul(li('b'), li('c')))
  expect(moved(before, 'b', moveUp)).toEqual(
    is(doc(h3('New'), ul(li('a'), li('b')), h3('Updated'), ul(li('c'))), 'b'),
  )
  expect(moved(before, 'a', moveDown)).toEqual(
    is(doc(h3('New'), h3('Updated'), ul(li('a'), li('b'), li('c'))), 'a'),
  )
})

it('steps over a heading into an empty group, and back', () => {
  const before = doc(h3('New'), h3('Updated'), ul(li('b'), li('c')))
  const after = doc(h3('New'), ul(li('b')), h3('Updated'), ul(li('c')))
  expect(moved(before, 'b', moveUp)).toEqual(is(after, 'b'))
  expect(moved(before, 'b', moveUp, moveDown)).toEqual(is(before, 'b'))
})

it('moves blocks outside lists, whole tables, and out of quotes', () => {
  expect(moved(doc(p('a'), p('b')), 'b', moveUp)).toEqual(is(doc(p('b'), p('a')), 'b'))
  expect(moved(doc(p('a'), table(['x', 'y'], ['z', 'w'])), 'w', moveUp)).toEqual(
    is(doc(table(['x', 'y'], ['z', 'w']), p('a')), 'w'),
  )
  expect(moved(doc(quote(p('a'), p('b'))), 'a', moveUp)).toEqual(is(doc(p('a'), quote(p('b'))), 'a'))
})

it('does nothing at the edge of the document', () => {
  const document = doc(ul(li('a')), p('b'))
  expect(moved(document, 'a', moveUp)).toEqual(is(document, 'a'))
  expect(moved(document, 'b', moveDown)).toEqual(is(document, 'b'))
})

it('keeps a selected figure selected', () => {
  const { editor, close } = open(editionOf(doc(p('a'), figure('{{< figure src="/a.png" >}}'))))
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 3)))
  expect(moveUp(editor.state, editor.view.dispatch)).toBe(true)
  expect(editor.state.doc.firstChild?.type.name).toBe('figure')
  expect(editor.state.selection.from).toBe(0)
  close()
})

it('keeps the ids of what moves', () => {
  const { editor, close } = open(editionOf(doc(ul(li('a'), li('b')))))
  const idOf = (index: number): unknown => editor.state.doc.firstChild?.child(index).attrs['id']
  const [a, b] = [idOf(0), idOf(1)]
  editor.commands.setTextSelection(placeOf(editor.state.doc, 'b'))
  moveUp(editor.state, editor.view.dispatch)
  expect([idOf(0), idOf(1)]).toEqual([b, a])
  close()
})
