import { markRanges, type MarkedRange, readDomSelection } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** How far a key goes; with Ctrl (on a Mac Alt) as far as the second. `text`: Firefox has no word for it. */
const steps: Readonly<Record<string, readonly ['forward' | 'backward', string, string]>> = {
  ArrowRight: ['forward', 'character', 'word'],
  ArrowLeft: ['backward', 'character', 'word'],
  ArrowDown: ['forward', 'line', 'line'],
  ArrowUp: ['backward', 'line', 'line'],
  Home: ['backward', 'lineboundary', 'text'],
  End: ['forward', 'lineboundary', 'text'],
}

/**
 * A caret for those who read and comment: the page is not theirs to write in, so the browser gives them none, and without
 * one nobody can mark words by keys. The arrow keys, Home and End move it and with Shift mark, as in a text that can be
 * written in; it shows while the text has the focus. Nothing happens here for those who write.
 * @returns what ends it.
 */
export function startReadingCaret(editor: Editor): () => void {
  const { dom } = editor.view
  let isDrawn = false
  const draw = (): void => {
    const caret = caretOf(editor)
    if (caret === null && !isDrawn) return
    isDrawn = caret !== null
    markRanges(editor, 'reading-caret', caret === null ? [] : [caret])
  }
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    const selection = document.getSelection()
    if (editor.isEditable || step === undefined || event.metaKey || selection === null) return
    const [direction, near, far] = step
    event.preventDefault()
    startWhereSeen(editor, selection)
    const reach = event.ctrlKey || event.altKey ? far : near
    if (reach === 'text') goToEnd(editor, selection, direction, event.shiftKey)
    else selection.modify(event.shiftKey ? 'extend' : 'move', direction, reach)
    // The browser tells of it in a task of its own: a command pressed right behind would be about the words before.
    readDomSelection(editor.view)
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
    if (isDrawn) markRanges(editor, 'reading-caret', [])
  }
}

/** Before the letter it stands at; at a line's end behind the last one. Null where it is not to be seen. */
function caretOf(editor: Editor): MarkedRange | null {
  const { selection } = editor.state
  const { $head: head } = selection
  if (editor.isEditable || document.activeElement !== editor.view.dom) return null
  if (!(selection instanceof TextSelection) || head.parent.content.size === 0) return null
  const atEnd = head.parentOffset === head.parent.content.size
  const from = atEnd ? head.pos - 1 : head.pos
  const name = atEnd ? 'reading-caret after' : 'reading-caret'
  return { id: 'reading-caret', from, to: from + 1, class: name }
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

function goToEnd(
  { view }: Editor,
  selection: globalThis.Selection,
  direction: 'forward' | 'backward',
  marks: boolean,
): void {
  const { doc } = view.state
  const place = view.domAtPos(
    (direction === 'forward' ? TextSelection.atEnd(doc) : TextSelection.atStart(doc)).from,
  )
  if (marks) selection.extend(place.node, place.offset)
  else selection.collapse(place.node, place.offset)
}

function keepInSight(selection: globalThis.Selection): void {
  const { focusNode } = selection
  const element = focusNode instanceof Element ? focusNode : focusNode?.parentElement
  element?.scrollIntoView({ block: 'nearest' })
}
