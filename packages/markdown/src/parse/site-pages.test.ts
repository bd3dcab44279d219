import { documentSchema } from '@stanza/schema'
import { expect, it } from 'vitest'
import { parse, render } from '../index.ts'

// Found by comparing Hugo's pages of a thousand README files with those of the same files written anew.

const anew = (source: string): string => {
  const { document, matter } = parse(source)
  return render(document, matter).markdown
}

it('[RE2] keeps a definition list whose definition has two terms', () => {
  const source = '**K**\n**O**\n: for issues\n\nP\nQ\n\n: later\n'
  expect(anew(source)).toBe(source)
  const { document } = parse(source)
  expect(document.content.content.map(({ type }) => type)).toEqual([
    documentSchema.nodes.rawBlock,
    documentSchema.nodes.rawBlock,
  ])
})

it('[RE2] takes no list, quote or heading for a term', () => {
  expect(parse('a\n# b\n: c\n').document.firstChild?.type.name).toBe('paragraph')
  expect(parse('a\n> b\n\n: c\n').document.firstChild?.type.name).toBe('paragraph')
})

it('[RE2] keeps the link around an image by reference', () => {
  const source = '[![b][i]](/y)\n\n[i]: /i.png\n'
  expect(anew(source)).toBe(source)
})

it('[WR2] leaves a task’s box as it is though the page defines labels, unless one of them is its letter', () => {
  const source = 'word\n\n- [x] a\n- [ ] b\n\n[c]: /y\n'
  expect(anew(source)).toBe(source)
  const typed = 'word\n\n- \\[x] a\n\n[x]: /y\n'
  expect(anew(typed)).toBe(typed)
})
