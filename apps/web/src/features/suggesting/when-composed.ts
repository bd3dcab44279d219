import type { EditorView } from '@tiptap/pm/view'

/**
 * Resolves when no word is being composed (an accent, a syllable, a suggestion of a phone's keyboard): another text under the
 * view would break it off and lose it.
 */
export function whenComposed(view: EditorView): Promise<void> {
  if (view.isDestroyed || !view.composing) return Promise.resolve()
  return new Promise((resolve) => {
    // The editor takes the word over in the same event; what comes after it is another task.
    view.dom.addEventListener('compositionend', () => setTimeout(resolve, 50), { once: true })
  })
}
