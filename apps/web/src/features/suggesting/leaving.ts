import type { Written } from '@stanza/review'
import type { Editor } from '@tiptap/core'
import type { Clock } from '../live/browser-clock.ts'

/** How long the caret must have been elsewhere, with nothing written: who looks something up two lines above comes back. */
const restMs = 3_000

/** Follows whether somebody has left what they wrote. */
export interface Leaving {
  /** What is written and not proposed; told at every change. */
  readonly written: (changes: readonly Written[]) => void
  readonly end: () => void
}

/**
 * Calls when the blocks that were changed have been left. All of them together, and only after a rest, so that one act stays
 * one proposal: after a paste of many blocks the caret is in the last of them; an item that moves takes the caret along;
 * what was cut out waits until it is put in again, or something else is written. Where the page itself was left (for a
 * dialog, the note, another window) nothing is sent behind somebody's back.
 */
export function watchLeaving(editor: Editor, clock: Clock, onLeft: () => void): Leaving {
  let changes: readonly Written[] = []
  let isCut = false
  let stop = (): void => undefined
  const look = (): void => {
    stop()
    if (changes.length === 0 || isCut || !editor.isFocused || isInside(editor, changes)) return
    stop = clock.after(restMs, () => {
      if (editor.isFocused && !isInside(editor, changes)) onLeft()
    })
  }
  const element = editor.view.dom
  const note = ({ type }: Event): void => {
    isCut = type === 'cut'
  }
  const acts = ['cut', 'paste', 'drop', 'beforeinput'] as const
  for (const act of acts) element.addEventListener(act, note)
  editor.on('selectionUpdate', look)
  editor.on('focus', look)
  editor.on('blur', look)
  return {
    written: (next) => {
      changes = next
      look()
    },
    end: () => {
      stop()
      for (const act of acts) element.removeEventListener(act, note)
      editor.off('selectionUpdate', look)
      editor.off('focus', look)
      editor.off('blur', look)
    },
  }
}

function isInside({ state }: Editor, changes: readonly Written[]): boolean {
  const { $head, $anchor } = state.selection
  return [$head, $anchor].some(($place) => {
    for (let { depth } = $place; depth > 0; depth -= 1) {
      const id: unknown = $place.node(depth).attrs['id']
      if (typeof id === 'string' && changes.some((ids) => ids.has(id))) return true
    }
    return false
  })
}
