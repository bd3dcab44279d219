import { markRanges } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** How far a key goes; with Ctrl (on a Mac Alt) as far as the second. */
const steps: Readonly<Record<string, readonly ['forward' | 'backward', string, string]>> = {
  ArrowRight: ['forward', 'character', 'word'],
  ArrowLeft: ['backward', 'character', 'word'],
  ArrowDown: ['forward', 'line', 'line'],
  ArrowUp: ['backward', 'line', 'line'],
  Home: ['backward', 'lineboundary', 'documentboundary'],
  End: ['forward', 'lineboundary', 'documentboundary'],
}

/**
 * A caret for those who read and comment: the page is not theirs to write in, so the browser gives them none, and without
 * one nobody can mark words by keys. The arrow keys, Home and End move it and with Shift mark, as in a text that can be
 * written in; it shows while the text has the focus. Nothing happens here for those who write.
 * @returns what ends it.
 */
export function startReadingCaret(editor: Editor): () => void {
  const { dom } = editor.view
  let drawn = false
  const draw = (): void => {
    const { selection, doc } = editor.state
    const { head } = selection
    const shown =
      !editor.isEditable &&
      document.activeElement === dom &&
      selection instanceof TextSelection &&
      head < doc.content.size &&
      selection.$head.parent.content.size > 0
    // Who writes has a caret of the browser's: their page is left alone.
    if (!shown && !drawn) return
    drawn = shown
    // Before the letter it stands at; at a line's end behind the last one.
    const atEnd = selection.$head.parentOffset === selection.$head.parent.content.size
    const range = atEnd ? { from: head - 1, to: head } : { from: head, to: head + 1 }
    const caret = { ...range, id: 'reading-caret', class: atEnd ? 'reading-caret after' : 'reading-caret' }
    markRanges(editor, 'reading-caret', shown ? [caret] : [])
  }
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    const selection = document.getSelection()
    if (editor.isEditable || step === undefined || event.metaKey || selection === null) return
    const [direction, near, far] = step
    event.preventDefault()
    startWhereSeen(editor, selection)
    selection.modify(
      event.shiftKey ? 'extend' : 'move',
      direction,
      event.ctrlKey || event.altKey ? far : near,
    )
    keepInSight(selection)
  }
  dom.tabIndex = 0
  dom.addEventListener('keydown', press)
  dom.addEventListener('focus', draw)
  dom.addEventListener('blur', draw)
  editor.on('selectionUpdate', draw)
  return () => {
    dom.removeEventListener('keydown', press)
    dom.removeEventListener('focus', draw)
    dom.removeEventListener('blur', draw)
    editor.off('selectionUpdate', draw)
    if (drawn) markRanges(editor, 'reading-caret', [])
  }
}

/** Where nothing of the text is marked yet, the caret begins at the first line that is seen. */
function startWhereSeen({ view }: Editor, selection: globalThis.Selection): void {
  if (selection.anchorNode !== null && view.dom.contains(selection.anchorNode)) return
  const { left, top } = view.dom.getBoundingClientRect()
  const head = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
  const seen = view.posAtCoords({ left: left + 4, top: Math.max(top, head) + 12 })
  const place = view.domAtPos(TextSelection.near(view.state.doc.resolve(seen?.pos ?? 0)).from)
  selection.collapse(place.node, place.offset)
}

function keepInSight(selection: globalThis.Selection): void {
  const { focusNode } = selection
  const element = focusNode instanceof Element ? focusNode : focusNode?.parentElement
  element?.scrollIntoView({ block: 'nearest' })
}
