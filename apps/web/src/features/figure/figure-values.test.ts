import { expect, it } from 'vitest'
import { figureChange, figureValues, type Entry } from './figure-values.ts'

const entries: readonly Entry[] = [
  ['caption', 'A tree'],
  ['src', '/a.png'],
  ['data-x', '1'],
  ['alt', 'tree'],
]

it('changes nothing that the form did not change', () => {
  expect(figureChange(entries, figureValues(entries))).toEqual({})
})
it('sets what is new, takes away what was emptied, keeps an empty description, and leaves foreign keys alone', () => {
  const values = { ...figureValues(entries), caption: '', alt: '', src: '/b.png', loading: 'lazy' }
  expect(figureChange(entries, values)).toEqual({ src: '/b.png', alt: '', caption: null, loading: 'lazy' })
})
