import type { Thread } from '@stanza/review'
import { expect, it } from 'vitest'
import { everyOpen, filterThreads, whoWrote, type ThreadFilter } from './filter-threads.ts'
import type { PlacedThread } from './use-placed-threads.ts'

const said = (
  id: string,
  by: string,
  mentions: string[] = [],
  deleted = false,
): Thread['messages'][number] => ({
  id,
  author: { id: by, name: by.toUpperCase() },
  at: '2031-05-01T10:00:00.000Z',
  text: deleted ? '' : 'words',
  edited: null,
  deleted,
  mentions,
})
const thread = (id: string, state: Thread['state'], messages: Thread['messages']) => ({
  thread: {
    id,
    state,
    messages,
    author: { id: 'a', name: 'A' },
    at: '2031-05-01T10:00:00.000Z',
    anchor: { start: null, end: null, quote: 'words', block: null },
    turned: null,
  },
  range: null,
})
const all = [
  thread('1', 'open', [said('m1', 'b'), said('m2', 'a', ['c'])]),
  thread('2', 'resolved', [said('m3', 'a')]),
  thread('3', 'open', [said('m4', 'a', ['c'], true), said('m5', 'b')]),
]
const ids = (placed: readonly PlacedThread[], filter: Partial<ThreadFilter>) =>
  filterThreads(placed, { ...everyOpen, ...filter }, sectionsAt).map((one) => one.thread.id)
const sectionsAt = (position: number) => (position < 10 ? ['first'] : ['second', 'group'])

it('keeps the threads of a state', () => {
  expect(ids(all, { state: 'open' })).toEqual(['1', '3'])
  expect(ids(all, { state: 'resolved' })).toEqual(['2'])
  expect(ids(all, { state: 'all' })).toEqual(['1', '2', '3'])
})

it('keeps the threads in which a person wrote or is called, deleted messages aside', () => {
  expect(ids(all, { state: 'all', person: 'a' })).toEqual(['1', '2'])
  expect(ids(all, { state: 'all', person: 'c' })).toEqual(['1'])
})

it('keeps the threads whose words stand in a section, or in a group of it', () => {
  const placed = all.map((one, index) => ({
    ...one,
    range: index === 0 ? null : { from: index * 8, to: 40 },
  }))
  expect(ids(placed, { state: 'all', section: 'first' })).toEqual(['2'])
  expect(ids(placed, { state: 'all', section: 'group' })).toEqual(['3'])
  expect(ids(placed, { state: 'all', section: 'second' })).toEqual(['3'])
})

it('names everybody who wrote once, by name', () => {
  expect(whoWrote(all).map(({ id }) => id)).toEqual(['a', 'b'])
})
