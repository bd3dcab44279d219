import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'

/** What one person's action changed: the document before, and how places in it moved. */
export interface LocalChange {
  readonly before: Node
  readonly mapping: Mapping
}

/** A rule that a person's change must leave true. It adds to `transaction` what is missing. */
export type TidyRule = (transaction: Transaction, change: LocalChange) => void

/** Gathers the mapping of the transactions that made one change. */
export function localChange(before: Node, transactions: readonly Transaction[]): LocalChange {
  const mapping = new Mapping()
  for (const transaction of transactions) mapping.appendMapping(transaction.mapping)
  return { before, mapping }
}

/** The ranges of the new document that a mapping touched, in the order of its steps; they may overlap. */
export function changedRanges(mapping: Mapping): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  mapping.maps.forEach((map, index) => {
    const rest = mapping.slice(index + 1)
    map.forEach((_oldFrom, _oldTo, from, to) => {
      ranges.push({ from: rest.map(from, -1), to: rest.map(to, 1) })
    })
  })
  return ranges
}
