import { expect, it } from 'vitest'
import { mentionsIn, messageParts, suggestedPeople, typedMention } from './message-parts.ts'

const people = [
  { id: '1', name: 'Ann' },
  { id: '2', name: 'Ann Lee' },
  { id: '3', name: 'C++ (fan)' },
  { id: '4', name: null },
]
const names = people.flatMap(({ name }) => name ?? [])

it('makes links of addresses, without the full stop behind them, and of nothing else', () => {
  expect(messageParts('See https://a.example/x?y=1. And javascript:alert(1)', names)).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://a.example/x?y=1' },
    { kind: 'text', text: '. And javascript:alert(1)' },
  ])
})

it('finds the longest name that is called, whatever letters it has', () => {
  expect(mentionsIn('@Ann Lee and @c++ (fan), please', people)).toEqual(['2', '3'])
  expect(mentionsIn('@Anna is another, mail ann@Ann.example', people)).toEqual(['1'])
  expect(mentionsIn('nobody', people)).toEqual([])
})

it('loses no letter of a message', () => {
  for (const text of ['', '@Ann', 'a @Ann, https://x.example/) b', 'https://'])
    expect(
      messageParts(text, names)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
})

it('offers names for what is typed behind an @ at the caret', () => {
  expect(typedMention('ask @an', 7)).toEqual({ at: 4, typed: 'an' })
  expect(typedMention('mail a@b', 8)).toBeNull()
  expect(suggestedPeople('an', people).map(({ id }) => id)).toEqual(['1', '2'])
  expect(suggestedPeople('Ann', people).map(({ id }) => id)).toEqual(['2'])
})
