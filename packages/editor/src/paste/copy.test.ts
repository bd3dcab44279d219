// @vitest-environment jsdom
import { b, doc, h2, li, p, pre, table, ul } from '@stanza/testkit'
import type { Node } from '@tiptap/pm/model'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { editionOf, open } from '../editor-under-test.ts'

/** What a selection gives as plain text; blocks are named, so that the test sees what the Markdown writer is asked for. */
function copied(document: Node, from: number, to: number, what: 'text' | 'cells' = 'text'): string {
  const name = (node: Node): string =>
    node.isTextblock
      ? `${node.type.name}(${node.textContent})`
      : `${node.type.name}[${node.children.map(name).join(' ')}]`
  const { editor, close } = open(editionOf(document), {
    markdown: { parseBlocks: () => [], renderBlocks: (nodes) => nodes.map(name).join(' ') },
  })
  if (what === 'text') editor.commands.setTextSelection({ from, to })
  else editor.view.dispatch(editor.state.tr.setSelection(CellSelection.create(editor.state.doc, from, to)))
  const { text } = editor.view.serializeForClipboard(editor.state.selection.content())
  close()
  return text
}

it('copies a part of one block without what is around it', () => {
  expect(copied(doc(p('one ', b('two'))), 1, 5)).toBe('paragraph(one )')
  expect(copied(doc(h2('News')), 1, 3)).toBe('paragraph(Ne)')
  expect(copied(doc(ul(li('item'))), 3, 5)).toBe('paragraph(it)')
  expect(copied(doc(pre('', '# code')), 1, 5)).toBe('# co')
})

it('copies several blocks as they stand', () => {
  expect(copied(doc(h2('News'), p('one')), 1, 10)).toBe('heading(News) paragraph(one)')
})

it('copies several items as a list, and cells as a table', () => {
  expect(copied(doc(ul(li('a'), li('b'), li('c'))), 3, 9)).toBe(
    'bulletList[listItem[paragraph(a)] listItem[paragraph(b)]]',
  )
  expect(copied(doc(table(['a', 'b'], ['c', 'd'])), 2, 13, 'cells')).toMatch(
    /^table\[tableRow\[.*\] tableRow\[.*\]\]$/,
  )
})
