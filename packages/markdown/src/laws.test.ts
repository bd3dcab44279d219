import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { documents, hostileDocuments, trapText } from '@stanza/testkit'
import { parse, render } from './index.ts'
import { noDefinitions } from './parse/blocks.ts'
import { lexShortcodes } from './shortcode/lexer.ts'
import { meaningKey } from './write/block-key.ts'
import { normalBlocks } from './write/normal-form.ts'

const none = { entries: [] }

/** What a document means to a reader of its Markdown. */
const meaning = (document: Node): string[] =>
  normalBlocks(document.content.content, noDefinitions).map(meaningKey)

/** Everything that an author could miss: letters, marks left on them, and nothing else. */
const letters = (document: Node): string => {
  let found = ''
  document.descendants((node) => {
    if (node.isText) found += (node.text ?? '').replaceAll(/[\s\p{C}\uFFFD]/gu, '')
  })
  return found
}

const holds = (document: Node): void => {
  const { markdown, findings } = render(document, none)
  const read = parse(markdown)
  const atoms = /\{\{< (?:figure|newsletter-subscribe|ref) /
  const active = lexShortcodes(markdown).filter(
    ({ kind, from }) => kind !== 'escaped' && !atoms.test(markdown.slice(from, from + 30)),
  )
  expect(active).toEqual([])
  expect(findings).toEqual([])
  expect(meaning(read.document)).toEqual(meaning(document))
  expect(render(read.document, read.matter).markdown).toBe(markdown)
}

describe('[WR1] [WR5] [EX1] any document reads back as it was written, with no shortcode but its atoms', () => {
  it('of words and every node', () => fc.assert(fc.property(documents(), holds), { numRuns: 150 }))
  it('of what Markdown trips over', () =>
    fc.assert(fc.property(documents({ text: trapText }), holds), { numRuns: 150 }))
  it('of hostile text everywhere', () => fc.assert(fc.property(hostileDocuments, holds), { numRuns: 150 }))
})

it('[WR5] keeps every letter of a hostile document', () =>
  fc.assert(
    fc.property(hostileDocuments, (document) => {
      const wanted = letters(
        document.type.create(null, normalBlocks(document.content.content, noDefinitions)),
      )
      expect(letters(parse(render(document, none).markdown).document)).toBe(wanted)
    }),
    { numRuns: 60 },
  ))

it('[RE1] reads any text without throwing, and gives it back', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), trapText), (text) => {
      const { document, matter, findings } = parse(text)
      const { markdown } = render(document, matter, text)
      if (!findings.some(({ rule }) => rule === 'broken-shortcode')) expect(markdown).toBe(text)
    }),
    { numRuns: 300 },
  ))
