import { expect, it } from 'vitest'
import { initials, peopleHere } from './people.ts'

const self = { id: 'me', name: 'Mia', color: '#112233', self: true }

it('names each person once, oneself first, and believes nothing malformed', () => {
  const states = new Map<number, Record<string, unknown>>([
    [1, { user: { id: 'z', name: 'Zoe', color: '#aabbcc' } }],
    [2, { user: { id: 'a', name: 'Ada', color: 'red; --x: 1' } }],
    [3, { user: { id: 'a', name: 'Ada', color: '#000000' } }],
    [4, { user: { id: 'me', name: 'Impostor' } }],
    [5, {}],
    [6, { user: 'text' }],
  ])
  const people = peopleHere(states, self)
  expect(people.map(({ name }) => name)).toEqual(['Mia', 'Ada', 'Zoe'])
  expect(people[1]?.color).toMatch(/^#[0-9a-f]{6}$/)
})
it('makes initials of any name', () => {
  expect(['Ada Lovelace', 'ada', 'Jean-Luc van der Berg', '\u{1f600} x', ''].map(initials)).toEqual([
    'AL',
    'A',
    'JB',
    '\u{1f600}X',
    '?',
  ])
})
