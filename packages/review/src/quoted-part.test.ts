import { expect, it } from 'vitest'
import { quotedPart } from './quoted-part.ts'

const partOf = (text: string, quote: string): string | null => {
  const part = quotedPart(text, quote)
  return part === null ? null : text.slice(part.from, part.to)
}

it('is the whole text where nothing changed', () => {
  expect(partOf('quoted words', 'quoted words')).toBe('quoted words')
})

it('reaches from the first to the last sign that is left', () => {
  expect(partOf('some quoted and new words here', 'quoted words')).toBe('quoted and new words')
})

it('is nothing where only blanks are left, or too few signs', () => {
  expect(partOf('   ', 'a b c')).toBeNull()
  expect(partOf('entirely other', 'QUOTED WORDS')).toBeNull()
})

it('lets no blank stand for a letter: an end that is still there belongs to it', () => {
  expect(partOf('W y', 'Q W')).toBe('W')
  expect(partOf('TEW y', 'QUOTED W')).toBe('TEW')
})

it('compares long texts in words, and lets no blank stand for one of them', () => {
  const quote = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ')
  expect(partOf(`before ${quote} after`, quote)).toBe(quote)
})
