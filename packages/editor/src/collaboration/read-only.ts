import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { isFromShared } from './origin.ts'

/**
 * A reader's view changes nothing: ProseMirror's `editable` stops keys and drops, this stops every command, menu and
 * plugin as well. What others write still comes in.
 */
export const readOnly = Extension.create({
  name: 'readOnly',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('readOnly'),
        filterTransaction: (transaction) =>
          !transaction.docChanged || editor.options.editable || isFromShared(transaction),
      }),
    ]
  },
})
