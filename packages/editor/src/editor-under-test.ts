import { Editor } from '@tiptap/core'
import { contentName, documentSchema, writeDocument } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import type { Node } from '@tiptap/pm/model'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createEditorExtensions } from './create-extensions.ts'
import { editorDefaults } from './editor-defaults.ts'
import type { EditorSetup } from './setup.ts'

/** An editor on a page of its own kind of DOM, for tests. */
export interface EditorUnderTest {
  readonly editor: Editor
  readonly ydoc: Y.Doc
  /** Updates that this view has written since it was opened. */
  readonly updates: Uint8Array[]
  readonly awareness: Awareness
  readonly close: () => void
}

// What jsdom leaves out and ProseMirror asks for when it scrolls: nothing is anywhere.
const nowhere = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) }
Range.prototype.getClientRects = () => [] as unknown as DOMRectList
Range.prototype.getBoundingClientRect = () => nowhere
document.elementFromPoint = () => null

/** A Y.Doc that holds a document of `documentSchema`. */
export function editionOf(document: Node): Y.Doc {
  const ydoc = new Y.Doc()
  writeDocument(ydoc, document)
  return ydoc
}

/** A copy of an edition as another browser has it. */
export function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
  return copy
}

/** Opens an editor on an edition. What the setup does not say is plain: no Markdown, no pictures, keys as labels. */
export function open(
  ydoc: Y.Doc,
  { editable = true, ...setup }: Partial<EditorSetup> & { editable?: boolean } = {},
): EditorUnderTest {
  const updates: Uint8Array[] = []
  const awareness = new Awareness(ydoc)
  ydoc.on('update', (update: Uint8Array) => updates.push(update))
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    ...editorDefaults,
    element,
    editable,
    extensions: createEditorExtensions({
      ...plainSetup,
      fragment: ydoc.getXmlFragment(contentName),
      awareness,
      ...setup,
    }),
  })
  return {
    editor,
    ydoc,
    updates,
    awareness,
    close() {
      editor.destroy()
      awareness.destroy()
      element.remove()
    },
  }
}

const plainSetup: Omit<EditorSetup, 'fragment' | 'awareness'> = {
  newsletter: xmpp,
  markdown: {
    parseBlocks: (markdown) => [
      documentSchema.node('paragraph', null, markdown === '' ? [] : [documentSchema.text(markdown)]),
    ],
    renderBlocks: (nodes) => nodes.map((node) => node.textContent).join('\n\n'),
  },
  describeShortcode: () => null,
  resolveImage: () => null,
  uploadImage: () => Promise.resolve({ ok: false, message: 'no uploads here' }),
  texts: {
    placeholder: 'Write here',
    uploading: (fileName) => `Uploading ${fileName}`,
    rawBlock: 'Markdown source',
    shortcode: (name) => `Shortcode ${name}`,
    edit: 'Edit',
    noPicture: (place) => ({ title: `No picture: ${place}`, hint: 'It stays.', mend: 'Add one.' }),
    command: (messageKey) => messageKey,
  },
}

/** Lets two editions exchange everything that the other does not have. */
export function exchange(a: Y.Doc, b: Y.Doc): void {
  const [fromA, fromB] = [
    Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)),
    Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)),
  ]
  Y.applyUpdate(b, fromA, 'network')
  Y.applyUpdate(a, fromB, 'network')
}
