import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorSetup } from '../setup.ts'

/** Class `is-empty` and the words in `data-placeholder` on the empty paragraph that holds the caret; CSS shows them. */
export const placeholder = ({ texts }: Pick<EditorSetup, 'texts'>): Extension =>
  Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          key: new PluginKey('placeholder'),
          props: {
            decorations({ doc, selection }) {
              const { $head, empty } = selection
              const { parent } = $head
              if (!editor.options.editable || !empty || parent.type.name !== 'paragraph') return null
              if (parent.content.size > 0) return null
              const attributes = { class: 'is-empty', 'data-placeholder': texts.placeholder }
              return DecorationSet.create(doc, [Decoration.node($head.before(), $head.after(), attributes)])
            },
          },
        }),
      ]
    },
  })
