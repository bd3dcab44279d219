import type { VersionDiff } from '@stanza/schema/api'

type Block = VersionDiff['blocks'][number]

/** A row of the comparison: a block that differs, or a run of blocks that do not, folded into their number. */
export type DiffRow =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'same'; readonly count: number }

/** Folds what is the same, so that only what differs is read. */
export function foldSame(blocks: readonly Block[]): DiffRow[] {
  const rows: DiffRow[] = []
  for (const block of blocks) {
    const last = rows.at(-1)
    if (block.kind !== 'same') rows.push({ kind: 'block', block })
    else if (last?.kind === 'same') rows[rows.length - 1] = { kind: 'same', count: last.count + 1 }
    else rows.push({ kind: 'same', count: 1 })
  }
  return rows
}
