import { useEffect } from 'react'
import { createEditorExtensions, editorDefaults, type EditorCallbacks } from '@stanza/editor'
import { contentName, type Newsletter } from '@stanza/schema'
import { useEditor } from '@tiptap/react'
import type { Editor } from '@tiptap/core'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { t } from '../../messages/message.ts'
import { useChunk } from '../chunk/use-chunk.ts'
import { calmStanding } from './calm-standing.ts'
import { editorTexts } from './editor-texts.ts'
import { describeShortcode, lateMarkdown, markdownBridge } from './markdown-bridge.ts'
import type { SiteImages } from './site-images.ts'

interface TextEditorSetup {
  readonly ydoc: Y.Doc
  readonly awareness: Awareness
  readonly newsletter: Newsletter
  readonly images: SiteImages
  readonly language: string
  readonly callbacks: EditorCallbacks
}

/**
 * The Tiptap editor of an edition whose document was checked before; null for the moment before it is made. It is made once:
 * `bindTo` binds it to another text later. Nothing can be typed before `useEditable` says so.
 */
export function useTextEditor(setup: TextEditorSetup): Editor | null {
  const { ydoc, awareness, newsletter, images, language, callbacks } = setup
  const editor = useEditor(
    {
      ...editorDefaults,
      editable: false,
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
    [language],
  )
  useChunk(true, lateMarkdown)
  return editor
}

/** Lets keys into the page, or keeps them out. */
export function useEditable(editor: Editor | null, writable: boolean): void {
  useEffect(() => {
    editor?.setEditable(writable, false)
    editor?.view.dom.setAttribute('aria-readonly', String(!writable))
  }, [editor, writable])
}

/** Tiptap selects what comes first; that is often a picture, and the first letter typed would take its place. */
function startInText({ view, state }: Editor): void {
  if (!(state.selection instanceof NodeSelection)) return
  const start = Selection.findFrom(state.doc.resolve(0), 1, true)
  if (start) view.dispatch(state.tr.setSelection(start))
}
