import { useMemo } from 'react'
import type { LiveText } from '../live/live-text.ts'
import type { Suggesting } from './suggesting.ts'

interface SuggestingSetup {
  readonly live: LiveText
  readonly writable: boolean
}

/** Whether this person edits or suggests, and what the editor is bound to meanwhile. */
export function useSuggesting({ live, writable }: SuggestingSetup): Suggesting {
  const { ydoc } = live
  return useMemo(
    () => ({ mode: writable ? 'editing' : 'reading', page: ydoc, holds: () => false, edit: null }),
    [writable, ydoc],
  )
}
