import { documents } from '@stanza/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse, render, tidy } from './index.ts'

const style = { site: 'https://news.example.org' }
const untidy =
  '---\ntitle: A\n---\n\n## A\nWords.   \n\n\n* one\n    * two\n\n## B\n\n\n* three\n\n[x](https://news.example.org/a/)\n\n\n## C\n\n* four   \n'

it('[HS1] puts a post into house style, counts the stretches that change, and finds nothing the second time', () => {
  const { document, matter } = parse(untidy)
  const tidied = tidy(document, matter, untidy, style)
  expect(tidied?.markdown).toBe(
    '---\ntitle: A\n---\n\n## A\n\nWords.\n\n- one\n  - two\n\n## B\n\n- three\n\n[x](/a/)\n\n## C\n\n- four\n',
  )
  expect(tidied?.changes).toBeGreaterThan(3)
  const again = tidied && tidy(tidied.document, matter, tidied.markdown, style)
  expect([again?.changes, again?.markdown]).toEqual([0, tidied?.markdown])
})

it('[HS1] tidies one section and leaves every other byte', () => {
  const { document, matter } = parse(untidy)
  const from = document.content.content.findIndex((block) => block.textContent === 'B')
  const tidied = tidy(document, matter, untidy, style, { from, to: from + 3 })
  expect(tidied?.markdown).toBe(
    '---\ntitle: A\n---\n\n## A\nWords.   \n\n\n* one\n    * two\n\n## B\n\n- three\n\n[x](/a/)\n\n## C\n\n* four   \n',
  )
})

it('[HS1] tidies a section of a post that begins with a shortcode', () => {
  const source = '---\ntitle: A\n---\n\n\n{{< figure src="/a.png" >}}\n\n## A\n\n\n* one\n'
  const { document, matter } = parse(source)
  expect(tidy(document, matter, source, style, { from: 1, to: 3 })?.markdown).toBe(
    '---\ntitle: A\n---\n\n\n{{< figure src="/a.png" >}}\n\n## A\n\n- one\n',
  )
})

it('[HS1] is kept by the next export, and by one after an undo of its bullets as far as the document says', () => {
  const { document, matter } = parse(untidy)
  const tidied = tidy(document, matter, untidy, style)
  expect(tidied && render(tidied.document, matter, tidied.markdown).markdown).toBe(tidied?.markdown)
  const undone = parse(render(document, matter, tidied?.markdown).markdown)
  expect(undone.document.toJSON()).toEqual(document.toJSON())
})

it('[HS2] changes no words in any document, whole or in part', () => {
  fc.assert(
    fc.property(documents(), fc.nat(), fc.nat(), (document, one, other) => {
      const count = document.childCount + 1
      const [from = 0, to = 0] = [one % count, other % count].toSorted((a, b) => a - b)
      const base = render(document, { entries: [] }).markdown
      const tidied = tidy(parse(base).document, { entries: [] }, base, style, { from, to })
      if (tidied === null) return
      expect(tidied.document.textContent).toBe(parse(base).document.textContent)
      expect(parse(tidied.markdown).document.textContent).toBe(parse(base).document.textContent)
    }),
    { numRuns: 60 },
  )
})
