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
}).configure({ undoRedo: false, trailingNode: false, underline: false, link: false })

/** The stock paste handlers of lists and code would come before ours, which know Markdown. */
function quiet(extension: AnyExtension): AnyExtension {
  const handles = extension.name === 'orderedList' || extension.name === 'codeBlock'
  return handles ? extension.extend({ addProseMirrorPlugins: () => [] }) : extension
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
