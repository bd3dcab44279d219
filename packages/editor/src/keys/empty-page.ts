import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Gives a document without any block (which two people may leave behind) a line to write in, when somebody begins to write:
 * not on opening or focus, or twenty people who open it would make twenty lines (threats.md D01).
 */
export const emptyPage = Extension.create({
  name: 'emptyPage',
  priority: 1150,
  addProseMirrorPlugins() {
    const { editor } = this
    const begin = (view: EditorView): boolean => {
      const { state } = view
      const { paragraph } = state.schema.nodes
      if (state.doc.childCount > 0 || !editor.isEditable || paragraph === undefined) return false
      const transaction = state.tr.insert(0, paragraph.create())
      view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, 1)))
      return true
    }
    return [
      new Plugin({
        key: new PluginKey('emptyPage'),
        props: {
          handleDOMEvents: {
            // Before the browser puts the text anywhere; composed text, too, begins with it.
            beforeinput: (view) => {
              begin(view)
              return false
            },
          },
          handleTextInput(view, _from, _to, text) {
            if (!begin(view)) return false
            view.dispatch(view.state.tr.insertText(text))
            return true
          },
          handleKeyDown: (view, event) => event.key === 'Enter' && begin(view),
          handlePaste(view) {
            begin(view)
            return false
          },
        },
      }),
    ]
  },
})
