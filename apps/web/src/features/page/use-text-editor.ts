import { useEffect } from 'react'
import { createEditorExtensions, editorDefaults, type EditorCallbacks } from '@stanza/editor'
import { contentName, type Newsletter } from '@stanza/schema'
import { useEditor } from '@tiptap/react'
import type { Editor } from '@tiptap/core'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { t } from '../../messages/message.ts'
import { calmStanding } from './calm-standing.ts'
import { editorTexts } from './editor-texts.ts'
import { describeShortcode, fetchMarkdown, markdownBridge } from './markdown-bridge.ts'
import type { SiteImages } from './site-images.ts'

interface TextEditorSetup {
  readonly ydoc: Y.Doc
  readonly awareness: Awareness
  readonly newsletter: Newsletter
  readonly images: SiteImages
  readonly language: string
  readonly writable: boolean
  readonly callbacks: EditorCallbacks
}

/** The Tiptap editor of an edition whose document was checked before; null for the moment before it is made. */
export function useTextEditor(setup: TextEditorSetup): Editor | null {
  const { ydoc, awareness, newsletter, images, language, writable, callbacks } = setup
  const editor = useEditor(
    {
      ...editorDefaults,
      editable: writable,
      shouldRerenderOnTransaction: false,
      extensions: [
        ...createEditorExtensions({
          fragment: ydoc.getXmlFragment(contentName),
          awareness,
          newsletter,
          markdown: markdownBridge,
          describeShortcode,
          resolveImage: images.resolve,
          imageSize: images.sizeOf,
          uploadImage: images.upload,
          texts: editorTexts,
          callbacks,
        }),
        calmStanding(newsletter),
      ],
      onCreate: ({ editor: made }) => startInText(made),
      editorProps: {
        handleDoubleClickOn: (_view, _position, node, at) => {
          if (node.type.name === 'figure') callbacks.onEditFigure?.(at)
          else if (node.type.name === 'shortcode') callbacks.onEditShortcode?.(at)
          else return false
          return true
        },
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('edition.page'),
          lang: language,
        },
      },
    },
    [ydoc],
  )
  useEffect(() => {
    editor?.setEditable(writable, false)
    editor?.view.dom.setAttribute('aria-readonly', String(!writable))
  }, [editor, writable])
  useEffect(() => {
    const id = (globalThis.requestIdleCallback ?? setTimeout)(() => void fetchMarkdown())
    return () => (globalThis.cancelIdleCallback ?? clearTimeout)(id)
  }, [])
  return editor
}

/** Tiptap selects what comes first; that is often a picture, and the first letter typed would take its place. */
function startInText({ view, state }: Editor): void {
  if (!(state.selection instanceof NodeSelection)) return
  const start = Selection.findFrom(state.doc.resolve(0), 1, true)
  if (start) view.dispatch(state.tr.setSelection(start))
}
