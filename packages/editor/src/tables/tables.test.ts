// @vitest-environment jsdom
import { doc, p, table } from '@stanza/testkit'
import { withoutIds } from '@stanza/schema'
import { addColumnAfter, deleteRow } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { editionOf, open } from '../editor-under-test.ts'
import { alignColumns, alignmentAt, insertRowBefore, insertTable } from './table-commands.ts'

const cells = (editor: ReturnType<typeof open>['editor']): string[][] => {
  const rows: string[][] = []
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'tableRow')
      rows.push(
        node.children.map((cell) => `${cell.type.name === 'tableHeader' ? '# ' : ''}${cell.textContent}`),
      )
  })
  return rows
}
const pressTab = (editor: ReturnType<typeof open>['editor'], shiftKey = false) =>
  editor.view.someProp('handleKeyDown', (handle) =>
    handle(editor.view, new KeyboardEvent('keydown', { key: 'Tab', shiftKey })),
  )

it('inserts a table with a head in place of an empty line, the caret in its first cell', () => {
  const { editor, close } = open(editionOf(doc(p('a'), p())))
  editor.commands.setTextSelection(4)
  expect(insertTable(editor.state, editor.view.dispatch)).toBe(true)
  expect(editor.state.doc.childCount).toBe(2)
  expect(cells(editor)[0]).toEqual(['# ', '# ', '# '])
  expect(editor.state.selection.$head.parent.type.name).toBe('tableHeader')
  close()
})

it('goes from cell to cell by Tab, and from the last into a new row', () => {
  const { editor, close } = open(editionOf(doc(table(['a', 'b'], ['c', 'd']))))
  editor.commands.setTextSelection(3)
  for (const _ of 'bcd') pressTab(editor)
  expect(editor.state.selection.$head.parent.textContent).toBe('d')
  pressTab(editor)
  expect(cells(editor)).toEqual([
    ['# a', '# b'],
    ['c', 'd'],
    ['', ''],
  ])
  expect(editor.state.selection.$head.parent.textContent).toBe('')
  pressTab(editor, true)
  expect(editor.state.selection.$head.parent.textContent).toBe('d')
  close()
})

it('keeps exactly one head: no row before it, and the next row becomes it when it goes', () => {
  const { editor, close } = open(editionOf(doc(table(['a', 'b'], ['c', 'd']))))
  editor.commands.setTextSelection(3)
  expect(insertRowBefore(editor.state)).toBe(false)
  deleteRow(editor.state, editor.view.dispatch)
  expect(cells(editor)).toEqual([['# c', '# d']])
  close()
})

it('adds columns and aligns whole ones', () => {
  const { editor, close } = open(editionOf(doc(table(['a'], ['c']))))
  editor.commands.setTextSelection(3)
  addColumnAfter(editor.state, editor.view.dispatch)
  expect(cells(editor)).toEqual([
    ['# a', '# '],
    ['c', ''],
  ])
  alignColumns('right')(editor.state, editor.view.dispatch)
  expect(alignmentAt(editor.state)).toBe('right')
  expect(withoutIds(editor.state.doc).match(/"align":"right"/g)).toHaveLength(2)
  close()
})

it('repairs a ragged table only when somebody edits it', () => {
  const ragged = doc(table(['a', 'b'], ['c']))
  const { editor, updates, close } = open(editionOf(ragged))
  editor.commands.setTextSelection(3)
  expect(updates).toEqual([])
  editor.commands.insertContent('x')
  expect(cells(editor)).toEqual([
    ['# xa', '# b'],
    ['c', ''],
  ])
  close()
})
