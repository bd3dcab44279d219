import type { AnyExtension, Extensions } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { bySchema, furtherFields, plainMark, plainNode } from './by-schema.ts'

/**
 * Stock behaviour on our schema. Off: the undo of single-person editors, the trailing node (it writes on load, threats.md
 * D01), underline (Markdown has none), and the link, whose commands skip the check of where it points (threats.md S36).
 */
const stock = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension: AnyExtension) => quiet(bySchema(extension)))
  },
}).configure({
  undoRedo: false,
  trailingNode: false,
  underline: false,
  link: false,
  codeBlock: { enableTabIndentation: true, tabSize: 2 },
})

/**
 * The stock paste handlers of lists and code would come before ours, which know Markdown. Tab is bound by the named commands
 * (`keys/keymap.ts`), which know when it is to leave the editor; only in code it is the node's own.
 */
function quiet(extension: AnyExtension): AnyExtension {
  switch (extension.name) {
    case 'orderedList':
    case 'codeBlock':
      return extension.extend({ addProseMirrorPlugins: () => [] })
    case 'listItem':
      return extension.extend({
        addKeyboardShortcuts() {
          const { editor } = this
          return { Enter: () => editor.commands.splitListItem('listItem') }
        },
      })
    default:
      return extension
  }
}

/** Every node and mark of the schema as an extension. */
export function schemaExtensions(): Extensions {
  return [
    furtherFields,
    stock,
    plainMark('link'),
    plainNode('figure'),
    plainNode('shortcode'),
    plainNode('table'),
    plainNode('tableRow'),
    plainNode('tableCell'),
    plainNode('tableHeader'),
    plainNode('rawBlock'),
    plainNode('softBreak'),
    plainNode('image'),
    plainNode('inlineShortcode'),
    plainNode('rawInline'),
  ]
}
