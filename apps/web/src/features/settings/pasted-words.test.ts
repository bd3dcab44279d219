import { expect, it } from 'vitest'
import { pastedPairs, pastedWords } from './pasted-words.ts'

it('takes one entry from each line, without the signs of a list, each once', () => {
  expect(pastedWords('Gajim\r\n  - Dino \n\n* Dino\n• Psi+\nmulti word name')).toEqual([
    'Gajim',
    'Dino',
    'Psi+',
    'multi word name',
  ])
})

it('reads pairs with every arrow that people type', () => {
  expect(pastedPairs('teh → the\nadn->and\nan more => and more\nrecieve=receive\nfoo\tbar')).toEqual({
    ok: true,
    pairs: [
      ['teh', 'the'],
      ['adn', 'and'],
      ['an more', 'and more'],
      ['recieve', 'receive'],
      ['foo', 'bar'],
    ],
  })
})

it('names the line that is no pair', () => {
  expect(pastedPairs('teh → the\nnothing here')).toEqual({ ok: false, line: 'nothing here' })
  expect(pastedPairs('→ the')).toEqual({ ok: false, line: '→ the' })
})
