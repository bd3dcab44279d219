import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { parseBlocks } from '@stanza/markdown'
import { documentSchema } from '@stanza/schema'
import type { Random } from './random.ts'

const { nodes, marks } = documentSchema

/** What a person does to a post, by name; null where the document has no place for it. */
export const editKinds: Readonly<Record<string, (document: Node, random: Random) => Node | null>> = {
  'one word': (document, random) => changeOneWord(document, random),
  'five words': (document, random) => {
    let changed: Node | null = document
    for (let left = 5; left > 0 && changed !== null; left -= 1) changed = changeOneWord(changed, random)
    return changed
  },
  link: (document, random) =>
    markWord(document, random, marks.link.create({ href: 'https://example.org/new' })),
  mark: (document, random) => markWord(document, random, marks.bold.create()),
  'append item': (document, random) => {
    const list = random.pick(find(document, isList))
    const item = nodes.listItem.create(
      null,
      nodes.paragraph.create(null, documentSchema.text('A lantern was lit.')),
    )
    if (list === undefined) return null
    return new Transform(document).insert(list.at + list.node.nodeSize - 1, item).doc
  },
  'move item': (document, random) => {
    const list = random.pick(find(document, (node) => isList(node) && node.childCount > 1))
    if (list === undefined) return null
    const items = [...list.node.content.content]
    const [item] = items.splice(random.below(items.length), 1)
    items.splice(random.below(items.length + 1), 0, item!)
    return new Transform(document).replaceWith(list.at + 1, list.at + list.node.nodeSize - 1, items).doc
  },
  'delete item': (document, random) => {
    const item = random.pick(
      find(document, (node, parent) => node.type === nodes.listItem && (parent?.childCount ?? 0) > 1),
    )
    return item ? new Transform(document).delete(item.at, item.at + item.node.nodeSize).doc : null
  },
  'nest item': (document, random) => {
    const list = random.pick(find(document, (node) => isList(node) && node.childCount > 1))
    if (list === undefined) return null
    const index = 1 + random.below(list.node.childCount - 1)
    const items = [...list.node.content.content]
    const [item] = items.splice(index, 1)
    const above = items[index - 1]!
    const inner = list.node.type.create({ ...list.node.attrs, id: null }, item)
    const last = above.lastChild
    const content =
      last !== null && isList(last)
        ? above.content.replaceChild(above.childCount - 1, last.copy(last.content.addToEnd(item!)))
        : above.content.addToEnd(inner)
    items[index - 1] = above.copy(content)
    return new Transform(document).replaceWith(list.at + 1, list.at + list.node.nodeSize - 1, items).doc
  },
  'insert figure': (document, random) =>
    insert(document, random, [
      nodes.figure.create({ source: '{{< figure src="/images/lantern.png" caption="A lantern" >}}' }),
    ]),
  'insert heading': (document, random) =>
    insert(document, random, [nodes.heading.create({ level: 3 }, documentSchema.text('Lanterns'))]),
  paste: (document, random) =>
    insert(document, random, parseBlocks('Some *new* words.\n\n- [one](/one)\n- `two`\n  - three\n')),
  'move block': (document, random) => {
    const blocks = [...document.content.content]
    const [block] = blocks.splice(random.below(blocks.length), 1)
    blocks.splice(random.below(blocks.length + 1), 0, block!)
    return document.copy(document.content.cut(0, 0).append(nodes.doc.create(null, blocks).content))
  },
  'delete block': (document, random) => {
    const blocks = document.content.content.filter(
      (_, index) => index !== Math.floor(document.childCount / 2),
    )
    return blocks.length === 0 || random() < 0 ? null : nodes.doc.create(null, blocks)
  },
  'table cell': (document, random) => {
    const cell = random.pick(find(document, (node) => node.type === nodes.tableCell))
    return cell ? new Transform(document).insert(cell.at + 1, documentSchema.text('new ')).doc : null
  },
  'table row': (document, random) => {
    const row = random.pick(
      find(document, (node, parent) => node.type === nodes.tableRow && node !== parent?.firstChild),
    )
    if (row === undefined) return null
    const copy = row.node.copy(row.node.content)
    return new Transform(document).insert(row.at + row.node.nodeSize, copy).doc
  },
  'image words': (document, random) => {
    const image = random.pick(find(document, (node) => node.type === nodes.image))
    if (image === undefined) return null
    const attrs = { ...image.node.attrs, alt: 'A "lantern" [lit]', title: 'It’s "lit"' }
    return new Transform(document).setNodeMarkup(image.at, null, attrs).doc
  },
  'link title': (document, random) => {
    const link = random.pick(
      find(document, (node) => node.isText && node.marks.some(({ type }) => type === marks.link)),
    )
    const mark = link?.node.marks.find(({ type }) => type === marks.link)
    if (link === undefined || mark === undefined) return null
    const titled = marks.link.create({ ...mark.attrs, title: 'All "about" it' })
    return new Transform(document).addMark(link.at, link.at + link.node.nodeSize, titled).doc
  },
}

const isList = (node: Node): boolean => node.type === nodes.bulletList || node.type === nodes.orderedList

interface Found {
  readonly node: Node
  readonly at: number
}

function find(document: Node, wanted: (node: Node, parent: Node | null) => boolean): Found[] {
  const found: Found[] = []
  document.descendants((node, at, parent) => {
    if (wanted(node, parent)) found.push({ node, at })
  })
  return found
}

function insert(document: Node, random: Random, blocks: readonly Node[]): Node {
  const at = random.below(document.childCount + 1)
  const all = document.content.content
  return nodes.doc.create(null, [...all.slice(0, at), ...blocks, ...all.slice(at)])
}

/** A word of three letters or more in running text. */
function word(document: Node, random: Random): { readonly from: number; readonly to: number } | null {
  const text = random.pick(
    find(
      document,
      (node, parent) => node.isText && parent?.type !== nodes.rawBlock && /\p{L}{3}/u.test(node.text ?? ''),
    ),
  )
  const words = Array.from(text?.node.text?.matchAll(/\p{L}{3,}/gu) ?? [])
  const found = random.pick(words)
  if (text === undefined || found === undefined) return null
  return { from: text.at + found.index, to: text.at + found.index + found[0].length }
}

/** Another word in place of one somewhere in the text. */
export function changeOneWord(document: Node, random: Random): Node | null {
  const place = word(document, random)
  if (place === null) return null
  const on = document.resolve(place.from + 1).marks()
  return new Transform(document).replaceWith(place.from, place.to, documentSchema.text('lantern', on)).doc
}

function markWord(document: Node, random: Random, mark: ReturnType<typeof marks.bold.create>): Node | null {
  const place = word(document, random)
  return place && new Transform(document).addMark(place.from, place.to, mark).doc
}
