import { expect, it } from 'vitest'
import { readToken } from './token.ts'

it('reads the token behind the hash, and what a chat client encoded', () => {
  expect(readToken('#abcdefghijklmnop')).toBe('abcdefghijklmnop')
  expect(readToken('#abcdefgh%2Dijklmnop')).toBe('abcdefgh-ijklmnop')
})
it.each(['', '#', '#short', `#${'x'.repeat(129)}`])('finds none in %j', (hash) => {
  expect(readToken(hash)).toBeNull()
})
it('does not fall over a broken escape', () => {
  expect(readToken('#%E0%A4%A-abcdefghijklmnop')).toBe('%E0%A4%A-abcdefghijklmnop')
})
