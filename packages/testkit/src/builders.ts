import type { Mark, Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'

// A small language for documents, after prosemirror-test-builder: `doc(h2('News'), p('a ', b('bold'), ' word'))`.
const { nodes, marks } = documentSchema

/** A string, a node, or what a mark builder gave. */
export type Child = string | Node | readonly Node[]

const nodesOf = (children: readonly Child[]): Node[] =>
  children.flatMap((child) => {
    if (typeof child === 'string') return child === '' ? [] : [documentSchema.text(child)]
    return 'type' in child ? [child] : [...child]
  })

type BlockName = 'doc' | 'paragraph' | 'heading' | 'blockquote' | 'bulletList' | 'orderedList'

const block =
  (name: BlockName, attrs: Record<string, unknown> = {}) =>
  (...children: readonly Child[]): Node =>
    nodes[name].create(attrs, nodesOf(children))

export const doc = block('doc')
export const p = block('paragraph')
export const h1 = block('heading', { level: 1 })
export const h2 = block('heading', { level: 2 })
export const h3 = block('heading', { level: 3 })
export const h4 = block('heading', { level: 4 })
export const quote = block('blockquote')

/** A heading of any level, with the section key it was recognised as. */
export const heading = (level: number, section: string | null, ...children: readonly Child[]): Node =>
  nodes.heading.create({ level, section }, nodesOf(children))

/** A list item; a string in it is a paragraph. */
export const li = (...children: readonly Child[]): Node =>
  nodes.listItem.create(
    null,
    children.flatMap((child) => (typeof child === 'string' ? [p(child)] : nodesOf([child]))),
  )

/** Tight lists, no blank lines between items; `loose` ones have them. */
export const ul = block('bulletList')
export const ol = block('orderedList')
export const looseUl = block('bulletList', { tight: false })
export const looseOl = block('orderedList', { tight: false })
/** An ordered list that starts at another number. */
export const olFrom = (start: number, ...children: readonly Child[]): Node =>
  nodes.orderedList.create({ start }, nodesOf(children))

/** Code with the info string behind its fence. */
export const pre = (language: string, code: string): Node =>
  nodes.codeBlock.create({ language }, nodesOf([code]))
/** Markdown kept line for line. */
export const raw = (source: string): Node => nodes.rawBlock.create(null, nodesOf([source]))
export const hr = (): Node => nodes.horizontalRule.create()
/** `{{< figure … >}}`, whole. */
export const figure = (source: string): Node => nodes.figure.create({ source })
export const shortcode = (source: string): Node => nodes.shortcode.create({ source })

/** A table; its first row is the head, as every pipe table's. A string is a cell of that row. */
export const table = (...rows: readonly (readonly Child[])[]): Node =>
  nodes.table.create(
    null,
    rows.map((cells, row) =>
      nodes.tableRow.create(
        null,
        cells.map((cell) => nodes[row === 0 ? 'tableHeader' : 'tableCell'].create(null, nodesOf([cell]))),
      ),
    ),
  )

export const br = (): Node => nodes.hardBreak.create()
/** A line end in the source that a reader sees as a space. */
export const soft = (): Node => nodes.softBreak.create()
export const img = (src: string, alt = ''): Node => nodes.image.create({ src, alt })
export const rawInline = (source: string): Node => nodes.rawInline.create({ source })
export const inlineShortcode = (source: string): Node => nodes.inlineShortcode.create({ source })

const marked = (mark: Mark, children: readonly Child[]): readonly Node[] =>
  nodesOf(children).map((node) => (node.isText ? node.mark(mark.addToSet(node.marks)) : node))

export const b = (...children: readonly Child[]): readonly Node[] => marked(marks.bold.create(), children)
export const i = (...children: readonly Child[]): readonly Node[] => marked(marks.italic.create(), children)
export const s = (...children: readonly Child[]): readonly Node[] => marked(marks.strike.create(), children)
export const code = (...children: readonly Child[]): readonly Node[] => marked(marks.code.create(), children)
/** A link, `a('https://example.org/', 'text')`. */
export const a = (href: string, ...children: readonly Child[]): readonly Node[] =>
  marked(marks.link.create({ href }), children)
