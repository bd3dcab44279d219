import { documentSchema } from '@stanza/schema'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { placeOf } from './edit-source.ts'

const { doc, figure, paragraph } = documentSchema.nodes
const picture = (source: string) => figure.create({ source })
const para = (words: string) => paragraph.create(null, documentSchema.text(words))

it('finds the block again after others wrote above it, the nearest of several that are alike', () => {
  const state = EditorState.create({
    doc: doc.create(null, [picture('a'), para('four'), picture('b'), picture('a')]),
  })
  const place = (source: string, position: number) => placeOf({ state }, { kind: 'figure', position, source })
  expect(place('b', 1)).toBe(7)
  expect(place('a', 1)).toBe(0)
  expect(place('a', 6)).toBe(8)
  expect(place('gone', 0)).toBeNull()
})
