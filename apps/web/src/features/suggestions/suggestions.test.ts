import { cutBranches, previewBranches, type Suggestion } from '@stanza/review'
import { documentSchema, readDocument, writeDocument } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { suggestionsInEnglish } from '../../messages/en-suggestions.ts'
import { addMessages } from '../../messages/message.ts'
import { changedPart, changesOf, inWords } from './changes.ts'
import { choose, noneChosen, stillOpen } from './chosen.ts'
import { decidedSteps, everyOpen } from './filter-suggestions.ts'
import { placeSuggestions } from './placed-suggestion.ts'
import { placeIn } from './places.ts'

addMessages(suggestionsInEnglish)

const { nodes, marks } = documentSchema
const text = (words: string, marked?: Parameters<typeof documentSchema.text>[1]) =>
  documentSchema.text(words, marked)
const para = (id: string, words: string) => nodes.paragraph.create({ id }, text(words))
const figure = (id: string, caption: string) =>
  nodes.figure.create({ id, source: `{{< figure src="/a.png" caption="${caption}" >}}` })
const list = (...items: readonly string[]) =>
  nodes.bulletList.create(
    { id: 'list' },
    items.map((item) => nodes.listItem.create({ id: `i-${item}` }, para(`p-${item}`, item))),
  )

/** What a change to these blocks would be told as: kind, what, before and after. */
function told(blocks: readonly Node[], next: readonly Node[]): string[] {
  const main = new Y.Doc()
  writeDocument(main, nodes.doc.create(null, blocks))
  const proposed = cutBranches(main, nodes.doc.create(null, next)).map((branch, index) => ({
    ...branch,
    id: `s${index}`,
  }))
  const found = previewBranches(main, proposed).marks
  return proposed
    .flatMap(({ id }) =>
      changesOf(
        found.filter(({ suggestion }) => suggestion === id),
        readDocument(main),
      ),
    )
    .map(({ kind, what, before, after }) => [kind, what, before, after].filter(Boolean).join(' | '))
}

describe('a suggestion in words', () => {
  it('tells words side by side as one change, others apart', () => {
    expect(told([para('a', 'Nobody was hurt here')], [para('a', 'No one was injured here')])).toEqual([
      'replace | Nobody  | No one ',
      'replace | hurt | injured',
    ])
  })
  it('tells what comes, what goes and what moves', () => {
    expect(told([para('a', 'one two')], [para('a', 'one and two')])).toEqual(['add | and '])
    expect(told([list('a', 'b', 'c')], [list('a', 'c')])).toEqual(['delete | b'])
    expect(told([list('a', 'b', 'c')], [list('a', 'b', 'c', 'd')])).toEqual(['add | d'])
    expect(told([list('a', 'b', 'c')], [list('c', 'a', 'b')])).toEqual(['move | c | c'])
    expect(told([list('a', 'b', 'c')], [list('b', 'c', 'a')])).toEqual(['move | a | a'])
  })
  it('tells a caption, a heading and a format by name', () => {
    expect(told([figure('f', 'old words')], [figure('f', 'new words')])).toEqual([
      'set | caption | old words | new words',
    ])
    const heading = (level: number) => nodes.heading.create({ id: 'h', level }, text('News'))
    expect(told([heading(2)], [heading(3)])).toEqual(['set | heading level | 2 | 3'])
    const link = marks.link.create({ href: 'https://a.example/' })
    const linked = nodes.paragraph.create({ id: 'a' }, [text('see '), text('this', [link])])
    expect(told([para('a', 'see this')], [linked])).toEqual(['set | link | https://a.example/'])
    expect(told([linked], [para('a', 'see this')])).toEqual(['set | link | https://a.example/'])
    const bold = nodes.paragraph.create({ id: 'a' }, [text('see '), text('this', [marks.bold.create()])])
    expect(told([para('a', 'see this')], [bold])).toEqual(['set | bold | this'])
    expect(told([bold], [para('a', 'see this')])).toEqual(['set | no longer bold | this'])
  })
  it('is named by its first change', () => {
    expect(inWords([{ kind: 'replace', what: '', before: 'sat ', after: 'slept ' }])).toBe('sat → slept')
    expect(inWords([])).toBe('')
  })
  it('is what differs of its texts, once nothing else is known', () => {
    expect(changedPart('the cat sat here', 'the cat slept here')).toEqual({ before: 'sat', after: 'slept' })
    expect(changedPart('', 'all new')).toEqual({ before: '', after: 'all new' })
    expect(changedPart('a a', 'a a a')).toEqual({ before: '', after: 'a' })
  })
})

describe('a place in the text', () => {
  const document = nodes.doc.create(null, [para('a', 'one two'), para('b', 'three')])
  const open = (id: string, ...blocks: string[]): Suggestion =>
    ({ id, blocks, state: 'open', before: 'one two', after: 'one TWO' }) as unknown as Suggestion

  it('is that of its marks; without one it is idle; what is not shown stands at its block, or nowhere', () => {
    const mark = { suggestion: 's', block: 'b', kind: 'delete', from: 10, to: 15, text: 'three' } as const
    const placed = placeSuggestions(
      [open('gone', 'b'), open('s', 'b'), open('hidden', 'x', 'a'), open('nowhere')],
      { marks: [mark], obsolete: ['gone'] },
      document,
    )
    expect(placed.map(({ suggestion, range, changes }) => [suggestion.id, range, inWords(changes)])).toEqual([
      ['hidden', { from: 0, to: 1 }, 'two → TWO'],
      ['s', { from: 10, to: 15 }, 'three'],
      ['gone', null, ''],
    ])
  })
})

describe('choosing', () => {
  const listed = ['a', 'b', 'c', 'd']
  it('adds and takes away one, and with Shift all between', () => {
    const one = choose(noneChosen, 'b', { listed, shift: false })
    const more = choose(one, 'd', { listed, shift: true })
    expect([...more.ids]).toEqual(['b', 'c', 'd'])
    expect([...choose(more, 'c', { listed, shift: false }).ids].toSorted()).toEqual(['b', 'd'])
  })
  it('forgets what is not open any more', () => {
    const all = { ids: new Set(listed), last: null }
    expect(stillOpen(all, new Set(['b', 'x']))).toEqual(['b'])
  })
})

describe('the list', () => {
  const suggestion = (id: string, by: string, at: string, state: Suggestion['state']): Suggestion =>
    ({
      id,
      state,
      author: { id: 'sue', name: 'Sue' },
      decided: { by: { id: by, name: by }, at },
    }) as Suggestion

  it('groups what was decided together, the newest step first', () => {
    const steps = decidedSteps(
      [
        suggestion('a', 'ed', '2031-06-01T10:00:00Z', 'accepted'),
        suggestion('b', 'ed', '2031-06-01T11:00:00Z', 'accepted'),
        suggestion('c', 'ed', '2031-06-01T10:00:00Z', 'accepted'),
        suggestion('d', 'ed', '2031-06-01T10:00:00Z', 'obsolete'),
      ],
      everyOpen,
      () => true,
    )
    expect(steps.map(({ state, suggestions }) => [state, ...suggestions.map(({ id }) => id)])).toEqual([
      ['accepted', 'b'],
      ['accepted', 'a', 'c'],
      ['obsolete', 'd'],
    ])
  })

  it('counts what comes between two blocks to the one before', () => {
    expect(placeIn({ from: 5, to: 5 })).toBe(4)
    expect(placeIn({ from: 5, to: 9 })).toBe(5)
    expect(placeIn({ from: 0, to: 0 })).toBe(0)
  })
})
