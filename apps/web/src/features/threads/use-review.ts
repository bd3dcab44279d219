import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Review } from '@stanza/review'
import type * as Y from 'yjs'
import type { ThreadsChunk } from './use-threads-chunk.ts'

const nothing: Review = { threads: [], suggestions: [] }

/** What is said beside the text, as it changes; empty until it and what reads it have come. */
export function useReview(ydoc: Y.Doc | null, chunk: ThreadsChunk | null): Review {
  const kept = useRef<{ readonly of: Y.Doc; readonly review: Review } | null>(null)
  const watch = useCallback(
    (onChange: () => void) => {
      if (!ydoc) return () => {}
      const changed = (): void => {
        kept.current = null
        onChange()
      }
      ydoc.on('update', changed)
      return () => ydoc.off('update', changed)
    },
    [ydoc],
  )
  return useSyncExternalStore(watch, () => {
    if (!ydoc || !chunk) return nothing
    if (kept.current?.of !== ydoc) kept.current = { of: ydoc, review: chunk.readReview(ydoc) }
    return kept.current.review
  })
}
