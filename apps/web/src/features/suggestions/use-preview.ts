import { useEffect, useRef, useState } from 'react'
import { drawOver, markRanges } from '@stanza/editor'
import { openPreview, type Preview, type Suggestion } from '@stanza/review'
import type { Editor } from '@tiptap/core'
import { DecorationSet } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { drawSuggestions, rangeName } from './draw-suggestions.ts'
import { placeSuggestions, saySame, type PlacedSuggestion } from './placed-suggestion.ts'

/** Between changes what is drawn follows by itself; when the text rests, it is looked at again. */
const restMs = 200

interface PreviewSetup {
  readonly editor: Editor
  /** The text that the editor is bound to. */
  readonly ydoc: Y.Doc
  /** The open ones. */
  readonly suggestions: readonly Suggestion[]
  /** Those whose words stand in the text already: they are being written. */
  readonly holds: (suggestion: Suggestion) => boolean
  readonly nameOf: (suggestion: string) => string
  readonly shown: boolean
  readonly active: string | null
}

/** Draws what open suggestions would do over the text, and tells where each of them stands. */
export function usePreview(setup: PreviewSetup): readonly PlacedSuggestion[] {
  const { editor, ydoc, suggestions, holds, nameOf, shown, active } = setup
  const [placed, setPlaced] = useState<readonly PlacedSuggestion[]>([])
  const preview = useRef<Preview | null>(null)
  const look = useRef<() => void>(() => {})
  useEffect(() => {
    const opened = openPreview(ydoc)
    preview.current = opened
    return () => opened.destroy()
  }, [ydoc])
  useEffect(() => {
    preview.current?.show(suggestions.filter((one) => !holds(one)))
  }, [ydoc, suggestions, holds])
  useEffect(() => {
    look.current = () => {
      if (editor.isDestroyed || preview.current === null) return
      const { doc } = editor.state
      const now = preview.current.decorations()
      const next = placeSuggestions(
        suggestions.filter((one) => !holds(one)),
        now,
        doc,
      )
      drawOver(
        editor,
        shown ? drawSuggestions({ marks: now.marks, document: doc, nameOf, active }) : DecorationSet.empty,
      )
      // Only their places: what is drawn tells itself which one is clicked.
      const ranges = next.flatMap(({ suggestion, range }) =>
        range && shown ? [{ ...range, id: rangeName(suggestion.id), class: '' }] : [],
      )
      markRanges(editor, 'suggestions', ranges)
      setPlaced((before) => (saySame(before, next) ? before : next))
    }
    look.current()
  }, [editor, ydoc, suggestions, holds, nameOf, shown, active])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const follow = (): void => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(() => look.current(), restMs)
    }
    ydoc.on('update', follow)
    return () => {
      if (timer) clearTimeout(timer)
      ydoc.off('update', follow)
    }
  }, [ydoc])
  useEffect(
    () => () => {
      drawOver(editor, DecorationSet.empty)
      markRanges(editor, 'suggestions', [])
    },
    [editor],
  )
  return placed
}
