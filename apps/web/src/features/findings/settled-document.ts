import { Fragment, type Node } from '@tiptap/pm/model'

/**
 * The new document, made of the old one's nodes wherever they say the same. Each change that comes from others puts a whole
 * new document in place of the old one, and the checks know a block that they have seen by its node.
 */
export function settle(before: Node, now: Node): Node {
  if (before === now || !before.sameMarkup(now)) return now
  if (now.inlineContent || now.isLeaf) return before.eq(now) ? before : now
  const old = new Map<unknown, Node>()
  before.forEach((child) => {
    if (typeof child.attrs['id'] === 'string') old.set(child.attrs['id'], child)
  })
  let same = before.childCount === now.childCount
  const children: Node[] = []
  now.forEach((child, _offset, index) => {
    const known = old.get(child.attrs['id']) ?? before.maybeChild(index)
    const settled = known ? settle(known, child) : child
    if (settled !== before.maybeChild(index)) same = false
    children.push(settled)
  })
  return same ? before : now.copy(Fragment.fromArray(children))
}
