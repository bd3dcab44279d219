import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addIgnored, ignoredAt, readIgnored, removeIgnored } from './ignored.ts'
import { readReview } from './review-document.ts'

const stamp = { person: { id: 'p1', name: 'Anna' }, at: '2026-08-05T10:00:00.000Z' }
const place = { rule: 'term-case', block: 'b1', words: 'Github' }

it('remembers who ignored what and why, for the same words in the same block only', () => {
  const ydoc = new Y.Doc()
  addIgnored(ydoc, 'i1', { ...place, why: 'it is a quotation' }, stamp)
  const decided = readIgnored(ydoc)
  expect(decided).toEqual([
    { id: 'i1', ...place, why: 'it is a quotation', author: stamp.person, at: stamp.at },
  ])
  expect(ignoredAt(decided, place)?.id).toBe('i1')
  expect(ignoredAt(decided, { ...place, words: 'GITHUB' })).toBeNull()
  expect(ignoredAt(decided, { ...place, block: null })).toBeNull()
  expect(readReview(ydoc)).toEqual({ threads: [], suggestions: [] })
  removeIgnored(ydoc, 'i1')
  expect(readIgnored(ydoc)).toEqual([])
})
