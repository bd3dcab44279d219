// @vitest-environment jsdom
import { contentName } from '@stanza/schema'
import { doc, p } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'
import { checkDocument } from './check-document.ts'

const sparkle = (ydoc: Y.Doc): void => {
  ydoc.getXmlFragment(contentName).insert(0, [new Y.XmlElement('sparkle')])
}
const glow = (ydoc: Y.Doc): void => {
  const paragraph = ydoc.getXmlFragment(contentName).get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).format(0, 2, { glow: {} })
}

it.each([
  ['node', sparkle, 'unknown node: sparkle'],
  ['mark', glow, 'unknown mark: glow'],
])(
  'checks a document for an unknown %s, and opening it all the same throws and deletes nothing',
  (_kind, change, message) => {
    const ydoc = editionOf(doc(p('plain')))
    expect(checkDocument(ydoc)).toMatchObject({ ok: true })
    change(ydoc)
    const before = Y.encodeStateAsUpdate(ydoc)
    expect(checkDocument(ydoc)).toMatchObject({ ok: false, error: { message } })
    expect(() => open(ydoc)).toThrow(message)
    expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
  },
)

it.each([
  ['node', sparkle, 'unknown node: sparkle'],
  ['mark', glow, 'unknown mark: glow'],
])(
  'stops, and deletes nothing, when an unknown %s comes in while it is open',
  async (_kind, change, message) => {
    const onUnknownContent = vi.fn()
    const { editor, ydoc, updates, close } = open(editionOf(doc(p('plain'))), {
      callbacks: { onUnknownContent },
    })
    const newer = copyOf(ydoc)
    change(newer)
    const sent = updates.length
    exchange(newer, ydoc)
    await vi.waitFor(() => expect(onUnknownContent).toHaveBeenCalledWith(message))
    editor.commands.insertContentAt(1, 'x')
    expect(updates.length - sent).toBe(1)
    expect(ydoc.getXmlFragment(contentName).toString()).toBe(newer.getXmlFragment(contentName).toString())
    expect(editor.isEditable).toBe(false)
    close()
  },
)
