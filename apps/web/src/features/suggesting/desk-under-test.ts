import { createEditorExtensions, editorDefaults } from '@stanza/editor'
import { contentName } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { expect, vi } from 'vitest'
import type { Clock } from '../live/browser-clock.ts'
import { editorTexts } from '../page/editor-texts.ts'
import { openDesk } from './desk.ts'
import type { KeptDraft } from './kept-drafts.ts'
import type { Newsroom } from './newsroom-under-test.ts'

// What jsdom leaves out and ProseMirror asks for when it scrolls: nothing is anywhere.
const nowhere = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) }
Range.prototype.getClientRects = () => [] as unknown as DOMRectList
Range.prototype.getBoundingClientRect = () => nowhere
document.elementFromPoint = () => null

interface WoundClock extends Clock {
  readonly pass: (ms: number) => void
}

const opened: (() => void)[] = []
/** Closes every page of a test. */
export const closePages = (): void => opened.splice(0).forEach((close) => close())

/** A page with an editor and a desk, in front of that server. */
export function openPage(
  room: Newsroom,
  clock: WoundClock,
  disk: { draft: KeptDraft | null } = { draft: null },
  replaced = '',
) {
  let live = room.openLive()
  const editor = new Editor({
    ...editorDefaults,
    element: document.body.appendChild(document.createElement('div')),
    extensions: createEditorExtensions({
      fragment: live.ydoc.getXmlFragment(contentName),
      awareness: live.awareness,
      newsletter: xmpp,
      markdown: { parseBlocks: () => [], renderBlocks: () => '' },
      describeShortcode: () => null,
      resolveImage: () => null,
      uploadImage: () => Promise.resolve({ ok: false, message: '' }),
      texts: editorTexts,
    }),
  })
  const left = disk.draft
  const desk = openDesk({
    editor,
    live,
    openAgain: room.openLive,
    onLive: (next) => {
      live = next
    },
    drafts: {
      takeOver: () => Promise.resolve({ drafts: left ? [left] : [], replaced }),
      keep: (draft) => {
        disk.draft = draft
        return Promise.resolve(true)
      },
      close: () => undefined,
    },
    server: room.server,
    clock,
  })
  desk.setReview(room.review)
  const close = (): void => {
    if (editor.isDestroyed) return
    desk.close()
    editor.destroy()
  }
  opened.push(close)
  const blockAt = (id: string): number => {
    let found = -1
    editor.state.doc.forEach((node, at) => {
      if (node.attrs['id'] === id) found = at
    })
    return found
  }
  return {
    desk,
    editor,
    disk,
    clock,
    close,
    main: () => live.ydoc,
    /** Writes at the end of a block, with the caret there. */
    write: (id: string, text: string) => {
      const at = blockAt(id) + (editor.state.doc.nodeAt(blockAt(id))?.nodeSize ?? 0) - 1
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(at))))
      editor.view.dispatch(editor.state.tr.insertText(text))
      clock.pass(200)
    },
    caretTo: (id: string) => {
      editor.view.dispatch(
        editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(blockAt(id) + 1))),
      )
    },
    says: () => editor.state.doc.content.content.map((block) => block.textContent).join('|'),
    is: (expected: object) => vi.waitFor(() => expect(desk.read()).toMatchObject(expected)),
  }
}
