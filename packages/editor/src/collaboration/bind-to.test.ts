// @vitest-environment jsdom
import { contentName, readDocument } from '@stanza/schema'
import { doc, li, p, ul } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { copyOf, editionOf, type EditorUnderTest, open } from '../editor-under-test.ts'
import { markRanges, rangeOf } from '../ranges/marked-ranges.ts'
import { bindTo } from './bind-to.ts'
import { travel } from './own-undo.ts'

const page = doc(p('one two'), ul(li(p('first')), li(p('second'))), p('last'))

/** An editor on an edition, then on a fork of it that follows it. */
function forked() {
  const mine = open(editionOf(page))
  // Ids are given with the first change.
  mine.editor.commands.insertContentAt(1, 'x')
  const fork = copyOf(mine.ydoc)
  mine.ydoc.on('update', (update: Uint8Array) => Y.applyUpdate(fork, update))
  const sent = mine.updates.length
  bind(mine, fork)
  return { ...mine, fork, sent: () => mine.updates.length - sent }
}

const bind = ({ editor, awareness }: Pick<EditorUnderTest, 'editor' | 'awareness'>, ydoc: Y.Doc): void =>
  bindTo(editor, { fragment: ydoc.getXmlFragment(contentName), awareness })
const words = (ydoc: Y.Doc): string => readDocument(ydoc).textContent

it('writes into the fork alone, shows what others write in the edition, and writes nothing by changing over', () => {
  const { editor, ydoc, fork, sent, close } = forked()
  expect([sent(), words(fork)]).toEqual([0, words(ydoc)])
  editor.commands.insertContentAt(1, 'mine ')
  expect([words(fork).startsWith('mine '), words(ydoc).includes('mine'), sent()]).toEqual([true, false, 0])
  const yours = open(copyOf(ydoc))
  yours.editor.commands.insertContentAt(yours.editor.state.doc.content.size - 1, ' yours')
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(yours.ydoc))
  expect(editor.state.doc.textContent).toBe('mine xone twofirstsecondlast yours')
  bind({ editor, awareness: yours.awareness }, ydoc)
  expect([editor.state.doc.textContent, sent()]).toEqual(['xone twofirstsecondlast yours', 1])
  close()
  yours.close()
})

it('keeps the caret at its words, and what is marked', () => {
  const { editor, ydoc, fork, awareness, close } = forked()
  const caret = editor.state.doc.content.size - 3
  editor.commands.setTextSelection(caret)
  markRanges(editor, 'threads', [{ id: 'a', from: 2, to: 5, class: 'thread' }])
  editor.view.dispatch(editor.state.tr.insertText('1234', 1))
  bind({ editor, awareness }, ydoc)
  expect(editor.state.selection.head).toBe(caret)
  expect(rangeOf(editor.state, 'a')).toMatchObject({ from: 2, to: 5 })
  bind({ editor, awareness }, fork)
  expect(editor.state.selection.head).toBe(caret + 4)
  close()
})

it('gives each text an undo of its own, that is there again on the way back', () => {
  const { editor, ydoc, fork, awareness, close } = forked()
  expect(travel(editor.state, 'undo')).toBe(false)
  editor.commands.insertContentAt(1, 'mine ')
  expect([travel(editor.state, 'undo'), words(fork)]).toEqual([true, words(ydoc)])
  bind({ editor, awareness }, ydoc)
  expect([travel(editor.state, 'undo'), words(ydoc)]).toEqual([true, 'one twofirstsecondlast'])
  close()
})

it('shows the others their carets in the fork, and nobody an own one', async () => {
  const { editor, ydoc, awareness, close } = forked()
  const yours = open(copyOf(ydoc))
  yours.awareness.setLocalStateField('user', { id: 'y', name: 'Noor', color: '#336699' })
  yours.editor.view.dom.focus()
  yours.editor.commands.setTextSelection(3)
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(yours.awareness, [yours.ydoc.clientID]), 'network')
  editor.view.dom.focus()
  editor.commands.setTextSelection(3)
  await vi.waitFor(() => expect(editor.view.dom.querySelectorAll('.caret')).toHaveLength(1))
  expect(awareness.getLocalState()?.['cursor']).toBeTruthy()
  close()
  yours.close()
})

it('stops at what a newer version writes, in the fork as well', async () => {
  const onUnknownContent = vi.fn()
  const mine = open(editionOf(page), { callbacks: { onUnknownContent } })
  const fork = copyOf(mine.ydoc)
  bind(mine, fork)
  const newer = copyOf(fork)
  newer.getXmlFragment(contentName).insert(0, [new Y.XmlElement('sparkle')])
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(newer))
  await vi.waitFor(() => expect(onUnknownContent).toHaveBeenCalledWith('unknown node: sparkle'))
  expect(mine.editor.isEditable).toBe(false)
  mine.close()
})
