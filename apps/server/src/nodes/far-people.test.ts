import { expect, it } from 'vitest'
import { FarPeople } from './far-people.ts'

const [ada, bob] = [
  { id: 'ada', color: '#b3261e' },
  { id: 'bob', color: '#00658f' },
]
const ids = (people: FarPeople, now: number): string[] => [...people.in('text', now).keys()]

it('[H7] knows who is there on each node, until they leave or the node is not heard of', () => {
  const people = new FarPeople()
  people.hear('one', 'text', [ada], 0)
  people.hear('two', 'text', [bob, ada], 10_000)
  people.hear('two', 'another', [bob], 10_000)
  expect(ids(people, 20_000)).toEqual(['ada', 'bob'])
  people.hear('two', 'text', [bob], 20_000)
  expect(ids(people, 24_000)).toEqual(['ada', 'bob'])
  expect(ids(people, 25_000)).toEqual(['bob'])
  people.hear('two', 'text', [], 26_000)
  expect(ids(people, 26_000)).toEqual([])
})

it('holds no more than there can be, whatever is said', () => {
  const people = new FarPeople()
  for (let n = 0; n < 2_000; n += 1) people.hear('node', `text ${n}`, [ada], 0)
  for (let n = 0; n < 200; n += 1) people.hear(`node ${n}`, 'text 7', [{ ...ada, id: `${n}` }], 0)
  expect([people.in('text 999', 0).size, people.in('text 1000', 0).size]).toEqual([1, 0])
  expect(people.in('text 7', 0).size).toBe(100)
  // Room again when the others are old.
  people.hear('node', 'text', [bob], 30_000)
  expect(ids(people, 30_000)).toEqual(['bob'])
})
