import { EditorState } from '@tiptap/pm/state'
import { documentSchema, sectionsOf } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { describe, expect, it } from 'vitest'
import { moveSection, stepAmong } from './move-section.ts'
import { outlineRows, rowAt, rowsAt } from './outline-rows.ts'

const { heading, paragraph, doc, bulletList, listItem } = documentSchema.nodes
const text = (words: string) => documentSchema.text(words)
const head = (words: string, level = 2, section: string | null = null) =>
  heading.create({ level, section }, text(words))
const para = (words: string) => paragraph.create(null, text(words))
const list = (...items: string[]) =>
  bulletList.create(
    null,
    items.map((item) => listItem.create(null, para(item))),
  )
const wordsOf = (document: { content: { content: readonly { textContent: string }[] } }) =>
  document.content.content.map((node) => node.textContent)

describe('moving a section', () => {
  const document = doc.create(null, [head('A'), para('a'), head('B'), para('b'), head('C')])
  const move = (from: number, to: number, before: number) =>
    moveSection(EditorState.create({ doc: document }).tr, { from, to }, before)

  it('takes everything below its heading along, in both directions', () => {
    expect(wordsOf(move(0, 2, 4)!.doc)).toEqual(['B', 'b', 'A', 'a', 'C'])
    expect(wordsOf(move(2, 4, 0)!.doc)).toEqual(['B', 'b', 'A', 'a', 'C'])
    expect(wordsOf(move(0, 2, 5)!.doc)).toEqual(['B', 'b', 'C', 'A', 'a'])
  })
  it('does nothing within itself', () => {
    for (const before of [0, 1, 2]) expect(move(0, 2, before)).toBeNull()
  })
  it('steps over a neighbour, and not past the ends', () => {
    const siblings = [
      { from: 0, to: 2 },
      { from: 2, to: 4 },
      { from: 4, to: 5 },
    ]
    expect(stepAmong(siblings, siblings[1]!, 'up')).toBe(0)
    expect(stepAmong(siblings, siblings[1]!, 'down')).toBe(5)
    expect(stepAmong(siblings, siblings[0]!, 'up')).toBeNull()
    expect(stepAmong(siblings, siblings[2]!, 'down')).toBeNull()
  })
})

describe('rows of the outline', () => {
  const standing = xmpp.sections.find(({ body }) => body === 'standing')
  const items = xmpp.sections.find(({ body }) => body === 'items')
  const document = doc.create(null, [
    para('intro'),
    head('News', 2, items?.key ?? null),
    list('one', 'two'),
    head('Group', 3),
    list('three'),
    head('More', 2, items?.key ?? null),
    head('Always', 2, standing?.key ?? null),
    list('x'),
  ])
  const rows = outlineRows(sectionsOf(document, xmpp), xmpp)

  it('counts items, awaits news and leaves standing text uncounted', () => {
    expect(rows.map(({ title, items: count, state }) => [title, count, state])).toEqual([
      ['News', 3, 'filled'],
      ['More', 0, 'empty'],
      ['Always', 0, 'standing'],
    ])
  })
  it('finds the innermost row of a place', () => {
    expect(rowAt(rows, 0)).toBeNull()
    expect(rowAt(rows, 2)?.title).toBe('News')
    expect(rowAt(rows, 4)?.title).toBe('Group')
  })
  it('finds the section and its group', () => {
    const inGroup = document.content.content.slice(0, 4).reduce((at, node) => at + node.nodeSize, 1)
    expect(rowsAt(rows, document, inGroup).map(({ title }) => title)).toEqual(['News', 'Group'])
    expect(rowsAt(rows, document, 99_999)).toEqual([])
  })
})
