import { expect, it } from 'vitest'
import { foldSame } from './fold-same.ts'

it('folds runs of blocks that are the same and keeps the others in order', () => {
  const block = (kind: 'same' | 'changed' | 'added') => ({ kind, parts: [] })
  const rows = foldSame([block('same'), block('same'), block('changed'), block('same'), block('added')])
  expect(rows.map((row) => (row.kind === 'same' ? row.count : row.block.kind))).toEqual([
    2,
    'changed',
    1,
    'added',
  ])
})
