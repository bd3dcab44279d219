import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordDifference } from './word-difference.ts'

const told = (before: string, after: string): string =>
  wordDifference(before, after)
    .map(({ kind, words }) => (kind === 'same' ? words : `${kind === 'out' ? '-' : '+'}[${words}]`))
    .join('')

it('tells only the words that differ, those side by side as one', () => {
  expect(told('The harbour at night', 'The harbour at dawn')).toBe('The harbour at -[night]+[dawn]')
  expect(told('A red old boat', 'A new ship')).toBe('A -[red old boat]+[new ship]')
  expect(told('one two', 'one big two')).toBe('one +[big ]two')
  expect(told('/images/a.png', '/images/b.png')).toBe('/images/-[a]+[b].png')
})

it('tells values that share no word whole', () => {
  expect(told('2', '3')).toBe('-[2]+[3]')
  expect(told('old, worn', 'fresh, bright')).toBe('-[old, worn]+[fresh, bright]')
  expect(told('', 'new')).toBe('+[new]')
  expect(told('gone', '')).toBe('-[gone]')
})

it('leaves out the far part of what stays', () => {
  const many = 'one two three four five six seven eight'
  expect(told(`${many} nine`, `${many} ten`)).toBe('… six seven eight -[nine]+[ten]')
  expect(told(`zero ${many} nine`, `null ${many} ten`)).toBe(
    '-[zero]+[null] one two … six seven eight -[nine]+[ten]',
  )
})

it('has both values in it, whatever they are', () => {
  const few = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '.', 'é'), { maxLength: 6 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(few, few, (before, after) => {
      const side = (kind: 'in' | 'out'): string =>
        wordDifference(before, after)
          .filter((one) => one.kind === 'same' || one.kind === kind)
          .map(({ words }) => words)
          .join('')
      expect([side('out'), side('in')]).toEqual([before, after])
    }),
  )
})
