import { useCallback, useRef, useSyncExternalStore } from 'react'
import { readIgnored, type Ignored } from '@stanza/review'
import type * as Y from 'yjs'

const none: readonly Ignored[] = []

/** What people decided to ignore, from the review document, as it changes. */
export function useIgnored(review: Y.Doc | null): readonly Ignored[] {
  const kept = useRef<{ readonly of: Y.Doc; readonly list: readonly Ignored[] } | null>(null)
  const watch = useCallback(
    (onChange: () => void) => {
      if (!review) return () => {}
      const changed = (): void => {
        kept.current = null
        onChange()
      }
      review.on('update', changed)
      return () => review.off('update', changed)
    },
    [review],
  )
  return useSyncExternalStore(watch, () => {
    if (!review) return none
    if (kept.current?.of !== review) kept.current = { of: review, list: readIgnored(review) }
    return kept.current.list
  })
}
