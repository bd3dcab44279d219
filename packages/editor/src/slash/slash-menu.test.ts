// @vitest-environment jsdom
import { doc, li, p, pre, ul } from '@stanza/testkit'
import type { Node } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'
import { slashMenu } from './slash-menu.ts'

type Editor = ReturnType<typeof open>['editor']
const type = (editor: Editor, text: string): void => {
  for (const character of text) {
    const { from, to } = editor.state.selection
    const handled = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, character, () => editor.state.tr.insertText(character, from, to)),
    )
    if (handled !== true) editor.view.dispatch(editor.state.tr.insertText(character, from, to))
  }
}
const press = (editor: Editor, key: string): boolean =>
  editor.view.someProp('handleKeyDown', (handle) =>
    handle(editor.view, new KeyboardEvent('keydown', { key })),
  ) === true
const opened = (document: Node, at: number, texts: Readonly<Record<string, string>> = {}) => {
  const under = open(editionOf(document), {
    texts: {
      placeholder: '',
      uploading: (fileName) => fileName,
      rawBlock: '',
      shortcode: (name) => name,
      edit: '',
      noPicture: () => ({ title: '', hint: '', mend: '' }),
      command: (messageKey) => texts[messageKey] ?? messageKey.replace('command.', ''),
    },
  })
  under.editor.commands.setTextSelection(at)
  return under
}
const idsOf = (editor: Editor): string[] => {
  const menu = slashMenu(editor)
  return menu.open ? menu.items.map(({ id }) => id) : []
}

it('opens on a typed stroke at a line start or behind a blank, nowhere else', () => {
  const { editor, close } = opened(doc(p(), p('and'), p('see '), pre('', 'x')), 1)
  expect(slashMenu(editor).open).toBe(false)
  type(editor, '/')
  expect(slashMenu(editor)).toMatchObject({ open: true, from: 1, query: '', chosen: 0 })
  editor.commands.setTextSelection(7)
  expect(slashMenu(editor).open).toBe(false)
  type(editor, '/')
  expect(slashMenu(editor).open).toBe(false)
  editor.commands.setTextSelection(14)
  type(editor, '/')
  expect(slashMenu(editor).open).toBe(true)
  press(editor, 'Escape')
  expect(slashMenu(editor).open).toBe(false)
  editor.commands.setTextSelection(17)
  type(editor, '/')
  expect(slashMenu(editor).open).toBe(false)
  close()
})

it('finds by label in any language without accents, then by keyword, and shuts when nothing fits', () => {
  const { editor, close } = opened(doc(p()), 1, {
    'command.heading2': 'Überschrift 2',
    'command.table': 'Tabelle',
  })
  type(editor, '/uber')
  expect(idsOf(editor)).toEqual(['heading2'])
  type(editor, ' /columns')
  expect(idsOf(editor)).toEqual(['table'])
  type(editor, 'zz')
  expect(slashMenu(editor).open).toBe(false)
  close()
})

it('runs the chosen command in place of the typed word', () => {
  const { editor, close } = opened(doc(ul(li('a')), p('x')), 9)
  type(editor, ' /heading')
  expect(idsOf(editor)).toEqual(['heading1', 'heading2', 'heading3', 'heading4'])
  press(editor, 'ArrowDown')
  const menu = slashMenu(editor)
  expect(menu.open && menu.items[menu.chosen]?.id).toBe('heading2')
  press(editor, 'Enter')
  expect(editor.state.doc.lastChild?.type.name).toBe('heading')
  expect(editor.state.doc.lastChild?.attrs['level']).toBe(2)
  expect(editor.state.doc.lastChild?.textContent).toBe('x ')
  close()
})

it('stays open where it is while others write above', () => {
  const mine = opened(doc(p('above'), p()), 8)
  type(mine.editor, '/tab')
  const yours = open(copyOf(mine.ydoc))
  yours.editor.commands.insertContentAt(1, 'far ')
  exchange(mine.ydoc, yours.ydoc)
  expect(slashMenu(mine.editor)).toMatchObject({ open: true, from: 12, query: 'tab' })
})

it('names its chosen option to screen readers', () => {
  const { editor, close } = opened(doc(p()), 1)
  type(editor, '/')
  expect(editor.view.dom.getAttribute('aria-activedescendant')).toBe('slash-menu-heading1')
  press(editor, 'Escape')
  expect(editor.view.dom.hasAttribute('aria-activedescendant')).toBe(false)
  close()
})
