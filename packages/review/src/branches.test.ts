import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { documentSchema, patchDocument, readDocument, withoutIds } from '@stanza/schema'
import * as Y from 'yjs'
import { edition, list, paragraph } from './edition-under-test.ts'
import { forkOf, maxBranchBytes, type Branch } from './branch.ts'
import { acceptBranches, undoBranches } from './accept-branches.ts'
import { cutBranches } from './cut-branches.ts'
import { previewBranches } from './preview.ts'
import { tryBranch } from './trial.ts'

const blocksOf = (ydoc: Y.Doc): Node[] => [...readDocument(ydoc).content.content]
const docOf = (blocks: readonly Node[]): Node => documentSchema.node('doc', null, [...blocks])
const wordsOf = (ydoc: Y.Doc): string =>
  readDocument(ydoc).textBetween(0, readDocument(ydoc).content.size, '|', '*')
const withText = (block: Node, text: string): Node =>
  block.type.create(block.attrs, documentSchema.text(text))

const proposed = (main: Y.Doc, change: (blocks: Node[]) => Node[]): Branch[] =>
  cutBranches(main, docOf(change(blocksOf(main))))

it('cuts one branch for each block that differs, and none for what is equal', () => {
  const main = edition(paragraph('one'), paragraph('two'), paragraph('three'))
  const branches = proposed(main, ([a, b, c]) => [
    withText(a as Node, 'ONE'),
    b as Node,
    paragraph('new'),
    c as Node,
  ])
  expect(branches.map(({ blocks }) => blocks.length)).toEqual([1, 0])
  expect(proposed(main, (blocks) => blocks)).toEqual([])
})

it('changes the edition by not one byte before it is accepted', () => {
  const main = edition(paragraph('one'), list('a', 'b'))
  const before = Y.encodeStateAsUpdate(main)
  const [branch] = proposed(main, ([a, b]) => [withText(a as Node, 'one more'), b as Node])
  expect(tryBranch(main, branch as Branch).kind).toBe('applies')
  expect(Y.encodeStateAsUpdate(main)).toEqual(before)
})

it('keeps what others wrote meanwhile, in the same paragraph too', () => {
  const main = edition(paragraph('the cat sat here'))
  const branches = proposed(main, ([a]) => [withText(a as Node, 'the cat slept here')])
  patchDocument(main, docOf(blocksOf(main).map((block) => withText(block, 'the old cat sat here, still'))))
  acceptBranches(main, branches)
  expect(wordsOf(main)).toBe('the old cat slept here, still')
})

it('is obsolete when the block it changes is gone, and there when it was accepted', () => {
  const main = edition(paragraph('one'), paragraph('two'))
  const [branch] = proposed(main, ([a, b]) => [withText(a as Node, 'ONE'), b as Node]) as [Branch]
  const gone = forkOf(main)
  patchDocument(gone, docOf(blocksOf(gone).slice(1)))
  expect(acceptBranches(gone, [branch]).obsolete).toEqual([branch])
  acceptBranches(main, [branch])
  expect(tryBranch(main, branch).kind).toBe('there')
})

it('gives the same text in whatever order branches over different blocks are accepted', () => {
  const words = ['one', 'two', 'three', 'four']
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.constantFrom('A', 'B b', 'C')), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (edits, pick) => {
        const main = edition(...words.map(paragraph))
        const unique = [...new Map(edits).entries()]
        const branches = unique.flatMap(([at, text]) =>
          proposed(main, (blocks) =>
            blocks.map((block, index) => (index === at ? withText(block, text) : block)),
          ),
        )
        const turned = branches
          .map((_, index) => branches[(index + pick) % branches.length] as Branch)
          .toReversed()
        const [one, other] = [forkOf(main), forkOf(main)]
        acceptBranches(one, branches)
        acceptBranches(other, turned)
        expect(withoutIds(readDocument(one))).toBe(withoutIds(readDocument(other)))
        expect(wordsOf(one)).toBe(words.map((word, index) => new Map(edits).get(index) ?? word).join('|'))
      },
    ),
  )
})

it('refuses what is too large, what touches blocks it does not name, and what waits for something missing', () => {
  const main = edition(paragraph('one'), paragraph('two'))
  const branches = proposed(main, ([a, b]) => [withText(a as Node, 'x'), withText(b as Node, 'y')]) as [
    Branch,
    Branch,
  ]
  expect(tryBranch(main, { ...branches[0], blocks: branches[1].blocks })).toEqual({
    kind: 'refused',
    reason: 'other-blocks',
  })
  expect(tryBranch(main, { update: new Uint8Array(maxBranchBytes + 1), blocks: [] })).toEqual({
    kind: 'refused',
    reason: 'too-large',
  })
  expect(tryBranch(edition(), branches[0])).toEqual({ kind: 'refused', reason: 'incomplete' })
  expect(tryBranch(main, { update: Uint8Array.of(1, 2, 3), blocks: [] }).kind).toBe('refused')
})

it('refuses a node that the schema does not know', () => {
  const main = edition(paragraph('one'))
  const fork = forkOf(main)
  fork.getXmlFragment('content').insert(0, [new Y.XmlElement('script')])
  const update = Y.encodeStateAsUpdate(fork, Y.encodeStateVector(main))
  expect(tryBranch(main, { update, blocks: [] })).toEqual({ kind: 'refused', reason: 'invalid' })
})

it('is obsolete when somebody made the same correction before, which would stand there twice', () => {
  const main = edition(paragraph('teh cat'), list('one', 'two', 'three'))
  const fix = (): Branch[] => proposed(main, ([a, b]) => [withText(a as Node, 'the cat'), b as Node])
  const move = (): Branch[] =>
    proposed(main, ([a, b]) => [
      a as Node,
      (b as Node).copy((b as Node).content.cut(0, 0).append(turned(b as Node))),
    ])
  const [one, other] = [
    [...fix(), ...move()],
    [...fix(), ...move()],
  ]
  acceptBranches(main, one)
  expect(acceptBranches(main, other).obsolete).toEqual(other)
  expect(wordsOf(main)).toBe('the cat|three|one|two')
})

const turned = (block: Node) => {
  const [a, b, c] = block.content.content
  return block.type.create(null, [c, a, b] as Node[]).content
}

it('is not obsolete because it took away a mark that it had set itself, such as bold and then slanted over more', () => {
  const main = edition(paragraph('Lantern'))
  const { bold, italic } = documentSchema.marks
  const next = paragraph('').copy(
    Fragment.from([
      documentSchema.text('L', [bold.create(), italic.create()]),
      documentSchema.text('a', [italic.create()]),
      documentSchema.text('ntern'),
    ]),
  )
  const branches = proposed(main, () => [next])
  expect(
    previewBranches(
      main,
      branches.map((branch) => ({ ...branch, id: 'a' })),
    ).obsolete,
  ).toEqual([])
  expect(acceptBranches(main, branches).obsolete).toEqual([])
  expect(withoutIds(readDocument(main))).toBe(withoutIds(docOf([next])))
})

it('still moves a block past its neighbour when the one between them is gone', () => {
  const main = edition(list('alpha', 'beta', 'gamma'))
  const items = (change: (items: Node[]) => Node[]): Branch[] =>
    proposed(main, ([a]) => [(a as Node).type.create(a?.attrs, change([...(a as Node).content.content]))])
  const [move] = items(([a, b, c]) => [c, a, b] as Node[])
  const [remove] = items(([, b, c]) => [b, c] as Node[])
  acceptBranches(main, [remove as Branch])
  expect(acceptBranches(main, [move as Branch]).obsolete).toEqual([])
  expect(wordsOf(main)).toBe('gamma|beta')
})

const moveTo =
  (from: number, to: number) =>
  ([block]: Node[]): Node[] => {
    const items = [...(block?.content.content ?? [])]
    const [moved] = items.splice(from, 1)
    return [(block as Node).type.create(block?.attrs, items.toSpliced(to, 0, moved as Node))]
  }

it('moves a block once, though two people move it and one of them takes its neighbour along', () => {
  const main = edition(paragraph('one two three four'), paragraph('five six'), paragraph('seven'))
  const [away] = proposed(main, ([a, b, c]) => [b, c, a] as Node[])
  const [a, b, c] = blocksOf(main) as [Node, Node, Node]
  const within = documentSchema.node('bulletList', null, [documentSchema.node('listItem', null, [a, b])])
  const wrap = proposed(main, () => [within, c])
  expect(wrap).toHaveLength(1)
  for (const order of [[away, ...wrap] as Branch[], [...wrap, away] as Branch[]]) {
    const fork = forkOf(main)
    const { accepted, obsolete } = acceptBranches(fork, order)
    expect([accepted.length, obsolete.length]).toEqual([1, 1])
    expect(wordsOf(fork).match(/one two three four/g)).toHaveLength(1)
    const shown = previewBranches(forkAfter(main, order[0] as Branch), [{ ...(order[1] as Branch), id: 'a' }])
    expect(shown).toEqual({ marks: [], obsolete: ['a'] })
  }
})

function forkAfter(main: Y.Doc, branch: Branch): Y.Doc {
  const fork = forkOf(main)
  acceptBranches(fork, [branch])
  return fork
}

it('keeps the order of two that moved to one place, taken back and accepted again', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), (isTurned, isSingle) => {
      const main = edition(list('alpha', 'beta', 'gamma', 'delta'))
      const moves = [...proposed(main, moveTo(0, 3)), ...proposed(main, moveTo(1, 3))]
      const made = acceptBranches(main, moves).accepted
      const there = wordsOf(main)
      const taken = made.map(({ branch, inverse }) => ({ ...branch, inverse }))
      const back = isSingle
        ? taken.flatMap((one) => undoBranches(main, [one]))
        : undoBranches(main, isTurned ? taken.toReversed() : taken)
      expect(wordsOf(main)).toBe('alpha|beta|gamma|delta')
      acceptBranches(main, isTurned ? back.toReversed() : back)
      expect(wordsOf(main)).toBe(there)
    }),
    { numRuns: 40 },
  )
})

it.each([
  ['words', [paragraph('one'), paragraph('two')]],
  ['nothing in it, like the next', [paragraph(''), paragraph('')]],
])('lifts a block with %s out of a quote as one suggestion, which is not obsolete at once', (_, inside) => {
  const main = edition(documentSchema.node('blockquote', null, inside), paragraph('end'))
  const branches = proposed(main, ([quote, end]) => {
    const [first, second] = quote?.content.content ?? []
    return [first as Node, (quote as Node).copy(Fragment.from(second)), end as Node]
  })
  expect(branches).toHaveLength(1)
  const named = branches.map((branch) => ({ ...branch, id: 'lift' }))
  expect(previewBranches(main, named).obsolete).toEqual([])
  expect(tryBranch(main, branches[0] as Branch).kind).toBe('applies')
  acceptBranches(main, named)
  expect(blocksOf(main).map((block) => block.type.name)).toEqual(['paragraph', 'blockquote', 'paragraph'])
})
