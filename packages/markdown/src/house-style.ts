import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'

const { nodes, marks } = documentSchema

/** How this newsletter writes its Markdown, beside what is the same for all: `-` lists, two spaces, one blank line. */
export interface HouseStyle {
  /** The site's address, `https://example.org`: links below it are written from the site's root. */
  readonly site: string
}

/** A document in house style: every bullet is `-`, own links begin at the site's root. Unchanged parts stay the same nodes. */
export function houseStyle(document: Node, style: HouseStyle): Node {
  return styled(document, `${style.site.replace(/\/+$/, '')}/`)
}

function styled(node: Node, site: string): Node {
  if (node.isText) {
    const on = node.marks.map((mark) => styledLink(mark, site))
    return on.every((mark, index) => mark === node.marks[index]) ? node : node.mark(on)
  }
  const children = node.content.content.map((child) => styled(child, site))
  const same = children.every((child, index) => child === node.child(index))
  const attrs = styledAttributes(node, site)
  if (same && attrs === node.attrs) return node
  return node.type.create(attrs, same ? node.content : Fragment.fromArray(children))
}

function styledAttributes(node: Node, site: string): Node['attrs'] {
  const { attrs } = node
  if (node.type === nodes.bulletList) return attrs['bullet'] === '-' ? attrs : { ...attrs, bullet: '-' }
  if (node.type !== nodes.image) return attrs
  const [src, href] = [own(attrs['src'], site), own(attrs['href'], site)]
  return src === attrs['src'] && href === attrs['href'] ? attrs : { ...attrs, src, href }
}

function styledLink(mark: Mark, site: string): Mark {
  if (mark.type !== marks.link) return mark
  const href = own(mark.attrs['href'], site)
  return href === mark.attrs['href'] ? mark : marks.link.create({ ...mark.attrs, href })
}

const own = (url: unknown, site: string): unknown =>
  typeof url === 'string' && url.startsWith(site) ? url.slice(site.length - 1) : url

/**
 * Whether lines of the base can stay in house style: lists are written anew for their markers and indentation, and no line
 * ends with spaces but for a hard break's two.
 */
export function isHouseForm(node: Node, lines: readonly string[]): boolean {
  if (node.type === nodes.bulletList || node.type === nodes.orderedList) return false
  let breaks = false
  node.descendants((child) => {
    breaks ||= child.type === nodes.hardBreak
  })
  return lines.every((line) => line === line.trimEnd() || (breaks && /\S {2}$/.test(line)))
}
