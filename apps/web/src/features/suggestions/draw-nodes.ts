import type { Mark, Node } from '@tiptap/pm/model'
import { readShortcode } from '@stanza/markdown/shortcode'

/** Elements of blocks that hold others or text. Headings are paragraphs here: what is proposed is no part of the outline. */
const blocks: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  rawBlock: 'pre',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}

const marks: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', strike: 's', code: 'code' }

/**
 * Draws nodes as they would look. Anybody may propose anything, so that nothing here loads or leads anywhere: a link is its
 * words with the address as a tooltip, a picture its description (threats.md S18, S77).
 */
export function drawNodes(nodes: readonly Node[]): DocumentFragment {
  const drawn = document.createDocumentFragment()
  for (const node of nodes) drawn.append(drawNode(node))
  return drawn
}

/** What a node holds, without itself. */
export const drawContent = (node: Node): DocumentFragment =>
  node.isLeaf ? drawNodes([node]) : drawNodes(node.content.content)

function drawNode(node: Node): globalThis.Node {
  if (node.isText) return node.marks.reduce<globalThis.Node>(drawMark, new Text(node.text))
  const name = node.type.name
  if (name === 'hardBreak') return document.createElement('br')
  if (name === 'softBreak') return new Text(' ')
  if (name === 'horizontalRule') return document.createElement('hr')
  if (node.isLeaf) return boxed(node.isInline ? 'span' : 'div', leafWords(node))
  const element = document.createElement(blocks[name] ?? 'div')
  if (name === 'heading') element.dataset['level'] = String(Number(node.attrs['level']))
  element.append(drawNodes(node.content.content))
  return element
}

function drawMark(inner: globalThis.Node, mark: Mark): globalThis.Node {
  const element = document.createElement(marks[mark.type.name] ?? 'span')
  if (mark.type.name === 'link') {
    element.className = 'suggested-link'
    element.title = String(mark.attrs['href'] ?? '')
  }
  element.append(inner)
  return element
}

function boxed(tag: 'span' | 'div', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = 'suggested-box'
  element.textContent = text
  return element
}

/** A picture by its description, a figure by its caption, anything else by its source. */
export function leafWords({ attrs }: Node): string {
  const source = String(attrs['source'] ?? '')
  const shortcode = readShortcode(source)
  if (shortcode === null || shortcode.params.kind !== 'named')
    return source || String(attrs['alt'] || attrs['src'] || '')
  const values = new Map(shortcode.params.entries)
  return `${shortcode.name}: ${values.get('caption') || values.get('alt') || values.get('src') || source}`
}
