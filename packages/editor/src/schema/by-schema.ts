import { type AnyExtension, type Attributes, Extension, Mark, Node } from '@tiptap/core'
import type { MarkSpec, NodeSpec } from '@tiptap/pm/model'
import { marks, nodes } from '@stanza/schema'
import { markTyping } from './mark-typing.ts'

const nodeSpecs: Readonly<Record<string, NodeSpec>> = nodes
const markSpecs: Readonly<Record<string, MarkSpec>> = marks

/** Fields of a node specification that Tiptap reads from an extension by name. */
const nodeFields = [
  'content',
  'marks',
  'group',
  'inline',
  'atom',
  'selectable',
  'draggable',
  'code',
  'whitespace',
  'linebreakReplacement',
  'defining',
  'isolating',
] as const
const markFields = ['inclusive', 'excludes', 'group', 'spanning', 'code'] as const

/**
 * An extension with its behaviour kept (commands, shortcuts, typing rules) and its structure taken from the schema package,
 * which is the one source of names, content, attributes and DOM. Extensions that are no node or mark come back unchanged.
 * @throws RangeError for a node or mark that the schema does not have.
 */
export function bySchema(extension: AnyExtension): AnyExtension {
  if (extension instanceof Node) return nodeBySchema(extension)
  if (extension instanceof Mark) return markBySchema(extension)
  return extension
}

/** A node of the schema without any behaviour of its own. */
export const plainNode = (name: keyof typeof nodes): Node => nodeBySchema(Node.create({ name }))

/** A mark of the schema without any behaviour of its own. */
export const plainMark = (name: keyof typeof marks): Mark => markBySchema(Mark.create({ name }))

function nodeBySchema(extension: Node): Node {
  const spec = specOf(nodeSpecs, extension.name)
  const { toDOM } = spec
  return extension.extend({
    // Tiptap orders the schema by priority; the first node is what an empty place becomes, so the order is ours.
    priority: 900 - Object.keys(nodeSpecs).indexOf(extension.name),
    ...fieldsOf(spec, nodeFields),
    ...(extension.name === 'doc' ? { topNode: true } : {}),
    addAttributes: () => attributesOf(spec),
    parseHTML: () => [...(spec.parseDOM ?? [])],
    ...(toDOM === undefined ? {} : { renderHTML: ({ node }) => toDOM(node) }),
    // Pasted Markdown is read by the Markdown parser; rules over pasted text would make `__init__` bold.
    addPasteRules: () => [],
  })
}

function markBySchema(extension: Mark): Mark {
  const spec = specOf(markSpecs, extension.name)
  const { toDOM } = spec
  return extension.extend({
    // Below the nodes; the order of marks is how they nest.
    priority: 800 - Object.keys(markSpecs).indexOf(extension.name),
    ...fieldsOf(spec, markFields),
    addAttributes: () => attributesOf(spec),
    parseHTML: () => [...(spec.parseDOM ?? [])],
    ...(toDOM === undefined ? {} : { renderHTML: ({ mark }) => toDOM(mark, true) }),
    addPasteRules: () => [],
    addInputRules() {
      return markTyping(this.type)
    },
  })
}

/** Carries the fields that Tiptap has no name for: `tableRole`, `leafText`. */
export const furtherFields = Extension.create({
  name: 'furtherFields',
  extendNodeSchema: ({ name }) => {
    const known = new Set<string>([...nodeFields, 'attrs', 'parseDOM', 'toDOM'])
    return Object.fromEntries(Object.entries(nodeSpecs[name] ?? {}).filter(([field]) => !known.has(field)))
  },
})

function specOf<Spec>(specs: Readonly<Record<string, Spec>>, name: string): Spec {
  const spec = specs[name]
  if (spec === undefined) throw new RangeError(`the schema has no '${name}'`)
  return spec
}

/** As functions: Tiptap reads `undefined` as "what the parent extension says", but a function's `undefined` as absent. */
const fieldsOf = (spec: NodeSpec | MarkSpec, fields: readonly string[]): Record<string, () => unknown> =>
  Object.fromEntries(fields.map((field) => [field, () => spec[field] as unknown]))

function attributesOf(spec: NodeSpec | MarkSpec): Attributes {
  return Object.fromEntries(
    Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [
      name,
      {
        ...('default' in attribute ? { default: attribute.default as unknown } : { isRequired: true }),
        // The specification's own rules read the DOM; Tiptap's guess by attribute name must not add to them.
        parseHTML: () => null,
        // A block that Enter makes is a new one.
        keepOnSplit: name !== 'id',
      },
    ]),
  )
}
