import { expect, it } from 'vitest'
import { copyName } from './local-copy.ts'
import { isOldCopy } from './old-copies.ts'

it('knows the copies of other histories of the same edition, and of no other', () => {
  expect(isOldCopy(copyName('a', 'before'), 'a', 'now')).toBe(true)
  expect(isOldCopy(copyName('a', 'now'), 'a', 'now')).toBe(false)
  expect(isOldCopy(copyName('ab', 'before'), 'a', 'now')).toBe(false)
})
