import type { Editor } from '@tiptap/core'

/** Types text letter by letter, as typing rules and menus see it. */
export function typeText({ view }: Editor, text: string): void {
  for (const character of text) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(character, from, to)
    const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, character, insert))
    if (handled !== true) view.dispatch(insert())
  }
}

/** Presses a key; true where the editor took it. */
export function press({ view }: Editor, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, ...modifiers })
  return view.someProp('handleKeyDown', (handle) => handle(view, event)) === true
}
