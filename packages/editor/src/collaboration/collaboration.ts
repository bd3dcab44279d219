import { type Content, Extension } from '@tiptap/core'
import { type EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { type ProsemirrorBinding, yCursorPlugin, ySyncPlugin } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'
import type { EditorSetup } from '../setup.ts'
import { caretElement, selectionAttributes } from './caret.ts'
import { readBeforeDrawing, readBeforeOthers } from './dom-selection.ts'
import { type Loaded, load } from './loaded.ts'
import { isFromShared } from './origin.ts'
import { ownHistory, ownUndo } from './own-undo.ts'
import { bindingOf, findSelection, selectionBefore } from './shared-selection.ts'

/** Binds the view to the shared text: the text itself, the others' carets, and undo of what was written here. */
export function collaboration({
  fragment,
  awareness,
}: Pick<EditorSetup, 'fragment' | 'awareness'>): Extension {
  let loaded: Loaded | null = null
  let history: UndoManager | null = null
  return Extension.create({
    name: 'collaboration',
    // Before everything that reads the shared state.
    priority: 1200,
    onBeforeCreate() {
      loaded = load(fragment, this.editor.schema)
      // Not initial content in the sense of something to write: it is what the shared text says already.
      this.editor.options.content = loaded.document as unknown as Content
    },
    addProseMirrorPlugins() {
      // Made again when an editor is mounted again, perhaps on a text that has changed: then y-tiptap renders it afresh.
      const mapping = loaded?.isCurrent() === true ? loaded.mapping : undefined
      loaded = null
      history?.destroy()
      history = ownHistory(fragment)
      return boundPlugins({ fragment, awareness }, history, mapping)
    },
    dispatchTransaction({ transaction, next }) {
      if (isFromShared(transaction)) keepMine(transaction, this.editor.state)
      else readBeforeDrawing(this.editor.view, transaction)
      next(transaction)
    },
    onDestroy() {
      loaded?.isCurrent()
      history?.destroy()
    },
  })
}

/** The plugins that bind a view to a shared text, in their order. */
export const boundPlugins = (
  { fragment, awareness }: Pick<EditorSetup, 'fragment' | 'awareness'>,
  history: UndoManager,
  mapping?: ProsemirrorBinding['mapping'],
): Plugin[] => [
  ...(fragment.doc === null ? [] : [readBeforeOthers(fragment.doc)]),
  ySyncPlugin(fragment, mapping === undefined ? {} : { mapping }),
  yCursorPlugin(awareness, {
    // Bound to a fork the text has another client id than the presence; nobody is shown a caret of their own.
    awarenessStateFilter: (_text, client) => client !== awareness.clientID,
    cursorBuilder: caretElement,
    selectionBuilder: selectionAttributes,
  }),
  ownUndo(history),
]

/** What another person did must not move my caret off my words, nor be tidied by me. */
function keepMine(transaction: Transaction, before: EditorState): void {
  // Tiptap clears the format of a document that was emptied while all of it was selected: for who emptied it.
  transaction.setMeta('preventClearDocument', true)
  const binding = bindingOf(before)
  const mine = binding === undefined ? null : selectionBefore(before, binding)
  const selection =
    binding === undefined || mine === null ? null : findSelection(transaction.doc, mine, binding)
  if (selection !== null) transaction.setSelection(selection)
  else if (
    transaction.selection instanceof TextSelection &&
    !transaction.selection.$head.parent.inlineContent
  ) {
    transaction.setSelection(TextSelection.near(transaction.selection.$head))
  }
}
