import { expect, it } from 'vitest'
import { contentName, documentSchema, readDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { acceptBranches } from './accept-branches.ts'
import type { Branch } from './branch.ts'
import { cutBranches } from './cut-branches.ts'
import { edition, list, paragraph } from './edition-under-test.ts'
import { openPreview, previewBranches, type Proposed } from './preview.ts'

const { nodes } = documentSchema
const named = (branches: readonly Branch[], who: string): Proposed[] =>
  branches.map((branch, index) => ({ ...branch, id: `${who}${index}` }))
const proposed = (main: Y.Doc, who: string, change: (blocks: Node[]) => Node[]): Proposed[] =>
  named(cutBranches(main, nodes.doc.create(null, change([...readDocument(main).content.content]))), who)
const says = (block: Node | undefined, text: string): Node =>
  (block as Node).type.create(block?.attrs, documentSchema.text(text))
const items = (block: Node | undefined, change: (items: Node[]) => Node[]): Node =>
  (block as Node).copy(
    (block as Node).type.create(null, change([...(block as Node).content.content])).content,
  )

/** The text of the document with everything that is shown. */
function told(main: Y.Doc, all: readonly Proposed[]): string[] {
  const document = readDocument(main)
  return previewBranches(main, all).marks.map(({ suggestion, kind, from, to, text }) => {
    if (kind === 'delete') expect(document.textBetween(from, to, '\n', ' ').trim()).toBe(text.trim())
    return `${suggestion} ${kind} ${from} ${text}`
  })
}

it('shows words that come and go, at positions of the text as it is', () => {
  const main = edition(paragraph('the cat sat here'))
  const all = proposed(main, 'a', ([a]) => [says(a, 'the old cat slept here')])
  expect(told(main, all)).toEqual(['a0 insert 5 old ', 'a0 delete 9 sat', 'a0 insert 12 slept'])
})

it('shows several people in one block, each their own', () => {
  const main = edition(paragraph('one two three'))
  const all = [
    ...proposed(main, 'a', ([a]) => [says(a, 'ONE two three')]),
    ...proposed(main, 'b', ([a]) => [says(a, 'one two THREE')]),
  ]
  expect(told(main, all)).toEqual([
    'a0 delete 1 one',
    'a0 insert 4 ONE',
    'b0 delete 9 three',
    'b0 insert 14 THREE',
  ])
})

it('shows items and blocks that come, go and move, and attributes and marks that change', () => {
  const link = documentSchema.marks.link.create({ href: 'https://example.org/' })
  const main = edition(
    paragraph('first'),
    list('a', 'b', 'c'),
    nodes.heading.create({ level: 2 }, documentSchema.text('H')),
  )
  const marks = (change: (blocks: Node[]) => Node[]): string[] =>
    previewBranches(main, proposed(main, 's', change)).marks.map(({ kind, text }) => `${kind} ${text}`)
  expect(
    marks(([a, b, c]) => [a as Node, items(b, ([x, , z]) => [x as Node, z as Node]), c as Node]),
  ).toEqual(['delete b'])
  expect(
    marks(([a, b, c]) => [a as Node, items(b, (all) => [...all, ...list('d').content.content]), c as Node]),
  ).toEqual(['insert d'])
  expect(marks(([a, b, c]) => [a as Node, items(b, ([x, y, z]) => [z, x, y] as Node[]), c as Node])).toEqual([
    'insert c',
    'delete c',
  ])
  expect(
    marks(([a, b, c]) => [
      a as Node,
      b as Node,
      (c as Node).type.create({ ...c?.attrs, level: 3 }, c?.content),
    ]),
  ).toEqual(['attribute level: 3'])
  expect(
    marks(([a, b, c]) => [
      (a as Node).copy((a as Node).type.create(null, documentSchema.text('first', [link])).content),
      b as Node,
      c as Node,
    ]),
  ).toEqual(['format +link'])
})

it('tells a block that moves from one that goes and one that comes, and to which side it goes', () => {
  const main = edition(paragraph('one'), paragraph('two'), list('a', 'b', 'c'))
  const moves = (change: (blocks: Node[]) => Node[]): string[] =>
    previewBranches(main, proposed(main, 's', change)).marks.map((mark) =>
      [mark.kind, mark.text, mark.moves].filter(Boolean).join(' '),
    )
  expect(moves(([a, b, c]) => [a as Node, b as Node, items(c, ([x, y, z]) => [z, x, y] as Node[])])).toEqual([
    'insert c up',
    'delete c up',
  ])
  expect(moves(([a, b, c]) => [a as Node, b as Node, items(c, ([x, y, z]) => [y, z, x] as Node[])])).toEqual([
    'delete a down',
    'insert a down',
  ])
  const out = ([a, b, c]: Node[]): Node[] => {
    const [x, y, z] = (c as Node).content.content
    return [list().type.create(null, [y as Node]), a, b, items(c, () => [x, z] as Node[])] as Node[]
  }
  expect(moves(out)).toEqual(['insert b up', 'delete b up'])
  expect(moves(([a, b, c]) => [b, c, says(a, 'one and more')] as Node[]).join()).not.toMatch(/up|down/)
  expect(moves(([, b, c]) => [b, paragraph('new'), c] as Node[]).join()).not.toMatch(/up|down/)
})

it('follows what is typed, and tells when nothing is left to do', () => {
  const main = edition(paragraph('one'), paragraph('two'))
  const all = proposed(main, 'a', ([a, b]) => [a as Node, says(b, 'two!')])
  const preview = openPreview(main)
  preview.show(all)
  const [first] = preview.decorations().marks
  const fragment = main.getXmlFragment(contentName)
  ;((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'number ')
  expect(preview.decorations().marks[0]?.from).toBe((first?.from ?? 0) + 7)
  fragment.delete(1, 1)
  expect(preview.decorations()).toEqual({ marks: [], obsolete: ['a0'] })
  preview.show([])
  expect(preview.decorations()).toEqual({ marks: [], obsolete: [] })
  preview.destroy()
})

it('changes nothing of the document it is shown over', () => {
  const main = edition(paragraph('one'), list('a'))
  const before = Y.encodeStateAsUpdate(main)
  previewBranches(
    main,
    proposed(main, 'a', ([a, b]) => [says(a, 'ONE'), paragraph('new'), b as Node]),
  )
  expect(Y.encodeStateAsUpdate(main)).toEqual(before)
})

it('leaves out what fits no document, and shows the rest', () => {
  const main = edition(paragraph('one'))
  const [good] = proposed(main, 'a', ([a]) => [says(a, 'ONE')])
  const bad = { id: 'bad', update: Uint8Array.of(1, 2, 3), blocks: [] }
  expect(previewBranches(main, [bad, good as Proposed]).marks.map(({ suggestion }) => suggestion)).toEqual([
    'a0',
    'a0',
  ])
})

it('tells of what was typed by somebody else already, as accepting does', () => {
  const main = edition(paragraph('bring a hammer'))
  const all = proposed(main, 'a', ([a]) => [says(a, 'bring a saw')])
  const text = (main.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.delete(8, 6)
  text.insert(8, 'saw')
  expect(previewBranches(main, all)).toEqual({ marks: [], obsolete: ['a0'] })
})

it('shows that what others wrote in a block that goes will stay', () => {
  const main = edition(paragraph('one two'), paragraph('three'))
  const all = proposed(main, 'a', ([, b]) => [b as Node])
  expect(told(main, all)).toEqual(['a0 delete 0 one two'])
  const text = (main.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(3, ' and a half')
  expect(told(main, all)).toEqual(['a0 delete 1 one', 'a0 delete 15  two'])
  const { accepted } = acceptBranches(main, all)
  expect(accepted).toHaveLength(1)
  expect(readDocument(main).textContent).toBe(' and a halfthree')
})

it('shows a suggestion that came before the words it is about, as soon as they are there', () => {
  const main = edition(paragraph('one'))
  const late = new Y.Doc()
  Y.applyUpdate(late, Y.encodeStateAsUpdate(main))
  const text = (main.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(3, ' two')
  const all = proposed(main, 'a', ([a]) => [says(a, 'one TWO')])
  const preview = openPreview(late)
  preview.show(all)
  expect(preview.decorations()).toEqual({ marks: [], obsolete: [] })
  Y.applyUpdate(late, Y.encodeStateAsUpdate(main))
  expect(preview.decorations().marks.map(({ kind, text: words }) => `${kind} ${words}`)).toEqual([
    'delete two',
    'insert TWO',
  ])
  preview.destroy()
})

it('shows a suggestion that is made after the text has moved on', () => {
  const main = edition(paragraph('one'))
  const preview = openPreview(main)
  const text = (main.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(3, ' two')
  preview.show(proposed(main, 'a', ([a]) => [says(a, 'one TWO')]))
  expect(preview.decorations().marks.map(({ text: words }) => words)).toEqual(['two', 'TWO'])
  preview.destroy()
})

it('shows that what others wrote in a block that moves, or becomes another kind of block, moves along', () => {
  const move = ([a, b, c]: Node[]): Node[] => [b, c, a] as Node[]
  const become = ([a, b, c]: Node[]): Node[] =>
    [nodes.heading.create({ id: a?.attrs['id'] as string, level: 2 }, a?.content), b, c] as Node[]
  for (const change of [move, become]) {
    const main = edition(paragraph('one two'), paragraph('three'), paragraph('four'))
    const all = proposed(main, 's', change)
    const preview = openPreview(main)
    preview.show(all)
    const [text] = [...main.getXmlFragment(contentName).createTreeWalker((node) => node instanceof Y.XmlText)]
    ;(text as unknown as Y.XmlText).insert(3, ' and a half')
    const { marks } = preview.decorations()
    expect(marks.filter(({ kind }) => kind === 'insert').map((mark) => mark.text)).toEqual([
      'one and a half two',
    ])
    acceptBranches(main, all)
    expect(readDocument(main).textContent).toContain('one and a half two')
    preview.destroy()
  }
})

it('shows that what others wrote in a block inside of a quotation that is replaced stays', () => {
  const main = edition(nodes.blockquote.create(null, [paragraph('old')]))
  const all = proposed(main, 's', ([quote]) => [
    (quote as Node).copy(
      nodes.blockquote.create(null, [nodes.heading.create({ level: 3 }, documentSchema.text('old'))]).content,
    ),
  ])
  const [text] = [...main.getXmlFragment(contentName).createTreeWalker((node) => node instanceof Y.XmlText)]
  ;(text as unknown as Y.XmlText).insert(3, ' and mine')
  const { marks } = previewBranches(main, all)
  expect(marks.some(({ kind, text: words }) => kind === 'insert' && words.includes(' and mine'))).toBe(true)
  acceptBranches(main, all)
  expect(readDocument(main).textContent).toContain(' and mine')
})
