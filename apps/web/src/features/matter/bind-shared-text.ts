import * as Y from 'yjs'
import { changeBetween, movedCaret, type TextChange, type TextStep } from './text-change.ts'

/**
 * Binds a text area to a shared text in both directions, so that two people can type in it at once: what is typed becomes
 * the smallest change, others' changes leave caret and selection where they were, and undo takes back only what was
 * typed here. Line ends become spaces: title and summary are one line in the file. Returns the unbinding.
 */
export function bindSharedText(area: HTMLTextAreaElement, text: Y.Text): () => void {
  const origin = { area }
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([origin]) })
  let known = text.toString()
  // While an input method composes, its text must not be replaced under it: others' changes wait in here.
  let waiting: (readonly TextStep[])[] | null = null
  area.value = known

  const write = (
    { at, removed, inserted }: TextChange,
    after: readonly (readonly TextStep[])[] = [],
  ): void => {
    const place = after.reduce(movedCaret, at)
    const end = after.reduce(movedCaret, at + removed)
    if (end === place && inserted === '') return
    text.doc?.transact(() => {
      if (end > place) text.delete(place, end - place)
      if (inserted !== '') text.insert(place, inserted)
    }, origin)
  }
  const show = (selection: readonly [number, number]): void => {
    known = text.toString()
    if (area.value === known) return
    area.value = known
    if (document.activeElement === area) area.setSelectionRange(...selection)
  }
  const take = (): void => {
    if (waiting !== null) return
    const change = changeBetween(known, area.value, area.selectionEnd)
    const oneLine = change.inserted.replace(/\s*[\r\n]+\s*/g, ' ')
    const caret = area.selectionEnd - (change.inserted.length - oneLine.length)
    known = text.toString()
    write({ ...change, inserted: oneLine })
    show([caret, caret])
  }
  const receive = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === origin) {
      known = text.toString()
      return
    }
    if (waiting !== null) return void waiting.push(event.delta)
    const moved = (at: number): number => movedCaret(at, event.delta)
    show([moved(area.selectionStart), moved(area.selectionEnd)])
  }
  const startComposing = (): void => {
    waiting = []
  }
  const endComposing = (): void => {
    const steps = waiting ?? []
    waiting = null
    write(changeBetween(known, area.value, area.selectionEnd), steps)
    const caret = steps.reduce(movedCaret, area.selectionEnd)
    show([caret, caret])
  }
  const keepOwnUndo = (event: InputEvent): void => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    event.preventDefault()
    if (event.inputType === 'historyUndo') undo.undo()
    else undo.redo()
  }
  const undoByKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) undo.redo()
    else undo.undo()
  }

  text.observe(receive)
  area.addEventListener('input', take)
  area.addEventListener('compositionstart', startComposing)
  area.addEventListener('compositionend', endComposing)
  area.addEventListener('beforeinput', keepOwnUndo)
  area.addEventListener('keydown', undoByKey)
  return () => {
    undo.destroy()
    text.unobserve(receive)
    area.removeEventListener('input', take)
    area.removeEventListener('compositionstart', startComposing)
    area.removeEventListener('compositionend', endComposing)
    area.removeEventListener('beforeinput', keepOwnUndo)
    area.removeEventListener('keydown', undoByKey)
  }
}
