import type { Transaction } from '@tiptap/pm/state'
import { changedRanges, type LocalChange } from './local-change.ts'

/** The first row of a table is its head and no other row is: a pipe table can say nothing else. */
export function tableHeads(transaction: Transaction, { mapping }: LocalChange): void {
  const { doc } = transaction
  const { tableHeader, tableCell } = doc.type.schema.nodes
  const seen = new Set<number>()
  for (const { from, to } of changedRanges(mapping)) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (table, position) => {
      if (table.type.name !== 'table' || seen.has(position)) return !table.inlineContent
      seen.add(position)
      table.forEach((row, rowOffset, rowIndex) => {
        row.forEach((cell, cellOffset) => {
          const type = rowIndex === 0 ? tableHeader : tableCell
          const at = position + 1 + rowOffset + 1 + cellOffset
          if (type !== undefined && cell.type !== type) transaction.setNodeMarkup(at, type, cell.attrs)
        })
      })
      return false
    })
  }
}
