import { documentSchema } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { expect, it } from 'vitest'
import { standingBlocks } from './calm-standing.ts'

it('finds the blocks of standing sections and of nothing else', () => {
  const { doc, heading, paragraph } = documentSchema.nodes
  const text = (words: string) => documentSchema.text(words)
  const keyOf = (body: string) => xmpp.sections.find((section) => section.body === body)?.key ?? null
  const document = doc.create(null, [
    paragraph.create(null, text('intro')),
    heading.create({ section: keyOf('standing') }, text('Always')),
    paragraph.create(null, text('the same')),
    heading.create({ section: keyOf('items') }, text('News')),
    paragraph.create(null, text('new')),
  ])
  const words = standingBlocks(document, xmpp).map(({ from, to }) => document.textBetween(from, to))
  expect(words).toEqual(['Always', 'the same'])
})
