import { expect, it } from 'vitest'
import { parse, render } from './index.ts'

const site = 'https://news.example.org'
const tidied = (source: string): string => {
  const { document, matter } = parse(source)
  return render(document, matter, source, { houseStyle: { site } }).markdown
}

const untidy =
  '## A\nWords.   \n\n\n* one\n    * two\n\n\n_kept as it is_\n\n[x](https://news.example.org/a/)\n\n1.  a\n\n\n2.  b\n'

it('[HS1] writes lists, blank lines and line ends in one way', () => {
  expect(tidied(untidy)).toBe(
    '## A\n\nWords.\n\n- one\n  - two\n\n_kept as it is_\n\n[x](/a/)\n\n1. a\n\n2. b\n',
  )
})

it('[HS2] changes nothing the second time, and only links to the own site', () => {
  expect(tidied(tidied(untidy))).toBe(tidied(untidy))
  expect(tidied('[x](https://news.example.org.evil.example/a)\n')).toBe(
    '[x](https://news.example.org.evil.example/a)\n',
  )
})
