import { expect, it } from 'vitest'
import { commonmarkExamples } from '@stanza/testkit'
import { parse, render } from './index.ts'

it('[RE5] keeps every CommonMark example, byte for byte and written anew twice', () => {
  const tests = commonmarkExamples()
  const wrong = tests.flatMap(({ number, markdown }) => {
    const { document, matter } = parse(markdown)
    const kept = render(document, matter, markdown).markdown
    const anew = render(document, matter)
    const read = parse(anew.markdown)
    const again = render(read.document, read.matter).markdown
    return kept === markdown && again === anew.markdown && anew.findings.length === 0 ? [] : [number]
  })
  expect(tests.length).toBeGreaterThan(600)
  expect(wrong).toEqual([])
})
