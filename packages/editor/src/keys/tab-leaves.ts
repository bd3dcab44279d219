import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'

const key = new PluginKey<boolean>('tabLeaves')

/** Whether the next Tab leaves the editor. */
export const tabLeaves = (state: EditorState): boolean => key.getState(state) === true

/**
 * Escape gives Tab back to the page until the next key that is not Tab: in lists, tables and code Tab is ours, and people
 * who work by keyboard must be able to get out (WCAG 2.1.2).
 */
export const escapeReleasesTab = Extension.create({
  name: 'escapeReleasesTab',
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: {
        init: () => false,
        apply: (transaction, value) => (transaction.getMeta(key) as boolean | undefined) ?? value,
      },
      props: {
        handleKeyDown(view, event) {
          const leaves = event.key === 'Escape'
          const keeps = event.key === 'Tab' || event.key === 'Shift'
          if (!keeps && leaves !== tabLeaves(view.state)) view.dispatch(view.state.tr.setMeta(key, leaves))
          return false
        },
      },
    }),
  ],
})
