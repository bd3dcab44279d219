import type { Mark, Node } from 'prosemirror-model'
import { decodeSource } from './decode-source.ts'

const keys = new WeakMap<Node, string>()
const meanings = new WeakMap<Node, string>()

/** A node's content as one string: equal keys mean equal nodes. Ids and recognised sections do not count. */
export const blockKey = (node: Node): string => cached(keys, node, false)

/**
 * The same for what a reader gets: how a target, title, alt text or info string is escaped does not count, nor how a hard
 * break is written.
 */
export const meaningKey = (node: Node): string => cached(meanings, node, true)

function cached(cache: WeakMap<Node, string>, node: Node, meaning: boolean): string {
  const known = cache.get(node)
  if (known !== undefined) return known
  const parts: string[] = []
  write(node, meaning, parts)
  const key = parts.join('')
  cache.set(node, key)
  return key
}

function write(node: Node, meaning: boolean, parts: string[]): void {
  if (node.isText) {
    parts.push('"', JSON.stringify(node.text), ...node.marks.map((mark) => markKey(mark, meaning)))
    return
  }
  parts.push(node.type.name)
  for (const name in node.attrs) {
    if (ignored.has(name) || (meaning && name === 'backslash')) continue
    const value: unknown = node.attrs[name]
    if (value === null) continue
    parts.push('|', name, '=', JSON.stringify(meaning ? decoded(name, value) : value))
  }
  parts.push('(')
  node.forEach((child) => write(child, meaning, parts))
  parts.push(')')
}

const ignored = new Set(['id', 'section', 'colspan', 'rowspan', 'colwidth'])
const escapable = new Set(['href', 'title', 'alt', 'src', 'hrefTitle', 'language'])

const decoded = (name: string, value: unknown): unknown =>
  typeof value === 'string' && escapable.has(name) ? decodeSource(value) : value

function markKey(mark: Mark, meaning: boolean): string {
  if (mark.type.name !== 'link') return `^${mark.type.name}`
  const [href, title]: unknown[] = [mark.attrs['href'], mark.attrs['title']]
  return `^link${JSON.stringify(meaning ? [decoded('href', href), decoded('title', title)] : [href, title])}`
}
