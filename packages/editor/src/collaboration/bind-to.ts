import type { Editor } from '@tiptap/core'
import { type Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import { yCursorPluginKey, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { setupOf } from '../setup-of.ts'
import type { EditorSetup } from '../setup.ts'
import { boundPlugins } from './collaboration.ts'
import { readBeforeOthersKey } from './dom-selection.ts'
import { load } from './loaded.ts'
import { ownHistory } from './own-undo.ts'
import { bindingOf, findSelection, shareSelection } from './shared-selection.ts'
import { unknownContentKey, unknownContentPlugin } from './unknown-content.ts'

const binders = [readBeforeOthersKey, ySyncPluginKey, yCursorPluginKey, yUndoPluginKey, unknownContentKey]
/** What was written in a text can be taken back when the view comes back to it. */
const histories = new WeakMap<Y.XmlFragment, Y.UndoManager>()

/**
 * Binds a view to another text of the same history: the edition, or a fork of it. The view stays (focus, caret, place on
 * the screen), neither text is written to, and each text keeps an undo history of its own.
 * @throws DocumentError for a text that this version does not know; the view then stays as it was.
 */
export function bindTo(editor: Editor, text: Pick<EditorSetup, 'fragment' | 'awareness'>): void {
  const { schema, view } = editor
  const { document, mapping, isCurrent } = load(text.fragment, schema)
  isCurrent()
  const before = bindingOf(editor.state)
  if (before?.type === text.fragment) return
  const undo = yUndoPluginKey.getState(editor.state) as { readonly undoManager: Y.UndoManager } | undefined
  if (before && undo) histories.set(before.type, undo.undoManager)
  const shared = before ? shareSelection(editor.state, before) : null
  const at = editor.state.plugins.findIndex((plugin) => plugin.spec.key === ySyncPluginKey)
  const first = Math.max(
    0,
    editor.state.plugins.slice(0, Math.max(0, at)).filter((one) => !binds(one)).length,
  )

  // Let go of the one text before the other is shown: whoever is bound writes down what the view shows.
  view.updateState(
    editor.state.reconfigure({ plugins: editor.state.plugins.filter((plugin) => !binds(plugin)) }),
  )
  const transaction = editor.state.tr
  transaction.replaceWith(0, transaction.doc.content.size, document.content)
  const place = { doc: text.fragment.doc, type: text.fragment, mapping } as Parameters<
    typeof findSelection
  >[2]
  const selection = shared && findSelection(transaction.doc, shared, place)
  const near = Math.min(editor.state.selection.head, transaction.doc.content.size)
  transaction.setSelection(selection ?? Selection.near(transaction.doc.resolve(near)))
  transaction.setMeta('addToHistory', false).setMeta(ySyncPluginKey, { isChangeOrigin: true })
  view.dispatch(transaction)

  const history = histories.get(text.fragment) ?? ownHistory(text.fragment)
  histories.set(text.fragment, history)
  const others = editor.state.plugins
  const plugins = [
    ...others.slice(0, first),
    ...boundPlugins(text, history, mapping),
    ...others.slice(first),
    unknownContentPlugin(editor, { ...setupOf(editor), fragment: text.fragment }),
  ]
  view.updateState(editor.state.reconfigure({ plugins }))
}

const binds = ({ spec }: Plugin): boolean => spec.key instanceof PluginKey && binders.includes(spec.key)
