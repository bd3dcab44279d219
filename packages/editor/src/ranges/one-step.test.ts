// @vitest-environment jsdom
import { matterValue, patchMatter, readMatter, withMatterValue } from '@stanza/schema'
import { doc, p } from '@stanza/testkit'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { travel } from '../collaboration/own-undo.ts'
import { editionOf, open } from '../editor-under-test.ts'
import { dispatchAsOneStep } from './one-step.ts'

const titled = (ydoc: Y.Doc, title: string, origin?: unknown): void =>
  patchMatter(ydoc, withMatterValue(readMatter(ydoc), 'title', title), origin)
const titleOf = (ydoc: Y.Doc): unknown => matterValue(readMatter(ydoc), 'title')

it('takes back text and front matter together, and neither what was typed before nor after', () => {
  const { editor, ydoc, close } = open(editionOf(doc(p('one'))))
  titled(ydoc, 'Teh title')
  editor.commands.insertContentAt(1, 'before ')
  const typed = editor.state.doc.textContent
  dispatchAsOneStep(editor, editor.state.tr.insertText('!', 1), (origin) => titled(ydoc, 'The title', origin))
  editor.commands.insertContentAt(1, 'after ')
  expect([editor.state.doc.textContent, titleOf(ydoc)]).toEqual([`after !${typed}`, 'The title'])
  travel(editor.state, 'undo')
  travel(editor.state, 'undo')
  expect([editor.state.doc.textContent, titleOf(ydoc)]).toEqual([typed, 'Teh title'])
  travel(editor.state, 'redo')
  expect([editor.state.doc.textContent, titleOf(ydoc)]).toEqual([`!${typed}`, 'The title'])
  close()
})

it('takes back a change of the front matter alone, and leaves the caret and what others wrote there', () => {
  const { editor, ydoc, close } = open(editionOf(doc(p('one'), p('two'))))
  titled(ydoc, 'Teh title')
  editor.commands.insertContentAt(1, 'x')
  editor.commands.setTextSelection(7)
  dispatchAsOneStep(editor, editor.state.tr, (origin) => titled(ydoc, 'The title', origin))
  titled(ydoc, 'The title of theirs')
  travel(editor.state, 'undo')
  expect([titleOf(ydoc), editor.state.doc.textContent, editor.state.selection.head]).toEqual([
    'Teh title of theirs',
    'xonetwo',
    7,
  ])
  close()
})
