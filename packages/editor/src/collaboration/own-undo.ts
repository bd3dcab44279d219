import { matterName, nodes } from '@stanza/schema'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { defaultDeleteFilter, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { isFromShared } from './origin.ts'
import { bindingOf, findSelection, type SharedSelection, shareSelection } from './shared-selection.ts'

/** Names of the nodes that hold text or blocks: undoing my list item must not take what you wrote in it (threats.md D15). */
const containers = new Set(
  Object.entries(nodes)
    .filter(([name, spec]) => name !== 'doc' && 'content' in spec)
    .map(([name]) => name),
)

/** Origin of changes beside the text, in the front matter, that belong to a step of this view. */
export const besideOrigin = { name: 'beside the text' }

/**
 * The history of what this view wrote, and only that: in the text, and in the front matter where it changed it with the text.
 * It starts empty: undo right after loading does nothing.
 */
export const ownHistory = (fragment: Y.XmlFragment): Y.UndoManager =>
  new Y.UndoManager(fragment.doc ? [fragment, fragment.doc.getMap(matterName)] : fragment, {
    trackedOrigins: new Set([ySyncPluginKey, besideOrigin]),
    deleteFilter: (item) => defaultDeleteFilter(item, containers),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })

interface UndoState {
  readonly undoManager: Y.UndoManager
  /** Where the selection was before the latest change made here. */
  readonly before: SharedSelection | null
}

/**
 * Connects the history with the view: it keeps the selection of before each change and puts it back. In place of
 * y-tiptap's `yUndoPlugin`, under its key, for two reasons. That one learns of an undo after the text has been rendered, so
 * the selection that it restores is used for the next change of another person instead, and their typing moves my caret
 * (threats.md D16). And it ends the history with the plugin views, which ProseMirror makes anew whenever a plugin is added.
 */
export function ownUndo(undoManager: Y.UndoManager): Plugin<UndoState> {
  return new Plugin<UndoState>({
    key: yUndoPluginKey,
    state: {
      init: () => ({ undoManager, before: null }),
      apply(transaction, value, oldState) {
        // A change and what was appended to it are one: the first has the place, and only then is the shared text as old.
        const first = transaction.getMeta('appendedTransaction') === undefined
        const binding = bindingOf(oldState)
        if (!transaction.docChanged || !first || isFromShared(transaction) || binding === undefined)
          return value
        return { ...value, before: shareSelection(oldState, binding) }
      },
    },
    view(view) {
      const added = ({ stackItem, origin }: StackEvent): void => {
        // What begins with the front matter leaves the caret alone.
        if (origin === besideOrigin) return
        const undoing = undoManager.undoing || undoManager.redoing
        const selection = undoing ? leaving.get(undoManager) : stateOf(view)?.before
        if (selection) stackItem.meta.set(selectionKey, selection)
      }
      const popped = ({ stackItem }: StackEvent): void => {
        const shared = stackItem.meta.get(selectionKey) as SharedSelection | undefined
        if (shared !== undefined) restore(view, shared)
      }
      undoManager.on('stack-item-added', added)
      undoManager.on('stack-item-popped', popped)
      return {
        destroy() {
          undoManager.off('stack-item-added', added)
          undoManager.off('stack-item-popped', popped)
        },
      }
    },
  })
}

interface StackEvent {
  readonly origin?: unknown
  readonly stackItem: { readonly meta: Map<unknown, unknown> }
}

const selectionKey = Symbol('selection')
/** The selection from which an undo or redo was asked for: what its reverse goes back to. */
const leaving = new WeakMap<Y.UndoManager, SharedSelection>()

const stateOf = (view: EditorView): UndoState | undefined =>
  yUndoPluginKey.getState(view.state) as UndoState | undefined

function restore(view: EditorView, shared: SharedSelection): void {
  const binding = bindingOf(view.state)
  const selection = binding && findSelection(view.state.doc, shared, binding)
  if (selection)
    view.dispatch(view.state.tr.setSelection(selection).setMeta('addToHistory', false).scrollIntoView())
}

/** Takes back the latest change made here, or makes it again. False where there is none. */
export function travel(state: EditorState, direction: 'undo' | 'redo'): boolean {
  const undoManager = (yUndoPluginKey.getState(state) as UndoState | undefined)?.undoManager
  const binding = bindingOf(state)
  if (undoManager === undefined || binding === undefined) return false
  leaving.set(undoManager, shareSelection(state, binding))
  return undoManager[direction]() !== null
}

/** Whether there is anything to take back, or to make again. */
export function canTravel(state: EditorState, direction: 'undo' | 'redo'): boolean {
  const undoManager = (yUndoPluginKey.getState(state) as UndoState | undefined)?.undoManager
  return undoManager !== undefined && undoManager[`${direction}Stack`].length > 0
}
