import { expect, it } from 'vitest'
import { figureValues, withFigureValues, type Entry } from './figure-values.ts'

const entries: readonly Entry[] = [['caption', 'A tree'], ['src', '/a.png'], ['data-x', '1'], ['alt', '']]

it('changes nothing that the form did not change', () => {
  expect(withFigureValues(entries, figureValues(entries))).toEqual(entries)
})
it('keeps places, drops what was emptied, adds behind, and leaves foreign keys alone', () => {
  const values = { ...figureValues(entries), caption: '', src: '/b.png', loading: 'lazy', width: '300' }
  expect(withFigureValues(entries, values)).toEqual([['src', '/b.png'], ['data-x', '1'], ['alt', ''], ['width', '300'], ['loading', 'lazy']])
})
