import { expect, it } from 'vitest'
import { findActions, type Action } from './find-actions.ts'

const action = (label: string, words = ''): Action => ({
  id: label,
  label,
  words,
  group: 'write',
  run: () => {},
})
const actions = [action('Numbered list', 'ordered'), action('List'), action('Link'), action('Go to “Links”')]

it('finds by every word, in any case and order', () => {
  expect(findActions(actions, 'LIST num').map(({ id }) => id)).toEqual(['Numbered list'])
  expect(findActions(actions, 'ordered').map(({ id }) => id)).toEqual(['Numbered list'])
})
it('puts what begins with the typed words first', () => {
  expect(findActions(actions, 'li').map(({ id }) => id)).toEqual([
    'List',
    'Link',
    'Numbered list',
    'Go to “Links”',
  ])
})
it('lists all without words', () => expect(findActions(actions, ' ')).toBe(actions))
