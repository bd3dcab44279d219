import type { Transaction } from '@tiptap/pm/state'
import type { LocalChange } from './local-change.ts'

const inherited = { bulletList: ['bullet', 'tight'], orderedList: ['delimiter', 'tight'] } as const

/** A list that nesting (Tab) just made is written like the one around it: same marker, same tightness. */
export function nestedListsLikeOuter(transaction: Transaction, _change: LocalChange): void {
  transaction.doc.descendants((node, position) => {
    const name = node.type.name
    if ((name === 'bulletList' || name === 'orderedList') && node.attrs['id'] === null) {
      const $position = transaction.doc.resolve(position)
      const outer = $position.depth > 0 ? $position.node(-1) : null
      if (outer?.type === node.type) {
        for (const key of inherited[name]) {
          if (node.attrs[key] !== outer.attrs[key])
            transaction.setNodeAttribute(position, key, outer.attrs[key])
        }
      }
    }
    return !node.inlineContent
  })
}
