import fc from 'fast-check'
import { documentSchema, patchDocument, readDocument, withoutIds } from '@stanza/schema'
import { anyEdit, documents } from '@stanza/testkit'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { acceptBranches } from './accept-branches.ts'
import { forkOf } from './branch.ts'
import { cutBranches } from './cut-branches.ts'
import { edition, list, paragraph } from './edition-under-test.ts'
import { openPreview, previewBranches, type PreviewNow, type Proposed } from './preview.ts'
import type { PreviewMark } from './preview-marks.ts'
import { opened, written } from './testing/wild-stories.ts'

interface Sign {
  readonly at: number
  readonly text: string
}

/** What can be read of a node, with where it stands; every line and every block without words is a sign too. */
function signsOf(node: Node, at: number): Sign[] {
  if (node.isText) return Array.from(node.text ?? '').map((text) => ({ at, text }))
  if (node.isLeaf) return [{ at, text: node.isInline ? '*' : '▪' }]
  const signs = node.isTextblock ? [{ at, text: '¶' }] : []
  let place = node.type.name === 'doc' ? 0 : at + 1
  node.forEach((child) => {
    let offset = 0
    for (const sign of signsOf(child, place)) {
      signs.push(child.isText ? { ...sign, at: place + offset } : sign)
      offset += sign.text.length
    }
    place += child.nodeSize
  })
  return signs
}

const readOf = (nodes: readonly Node[]): string =>
  nodes
    .flatMap((node) => signsOf(node, 0))
    .map(({ text }) => text)
    .join('')

/** What somebody reads who takes the marks at their word. */
function readWith(document: Node, marks: readonly PreviewMark[]): string {
  const gone = marks.filter(({ kind }) => kind === 'delete')
  const left = signsOf(document, 0).filter(({ at }) => !gone.some(({ from, to }) => from <= at && at < to))
  const come = marks.flatMap(({ kind, from, nodes }) =>
    kind === 'insert' ? [{ at: from, text: readOf(nodes ?? []) }] : [],
  )
  // Sorting keeps the order of equals: what comes stands in front of what is there.
  return [...come, ...left]
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join('')
}

function isTrueOf(main: Y.Doc, all: readonly Proposed[], { marks, obsolete }: PreviewNow): void {
  const document = readDocument(main)
  for (const one of all) {
    const fork = forkOf(main)
    const accepted = acceptBranches(fork, [one])
    const after = readDocument(fork)
    if (accepted.obsolete.length > 0) expect(obsolete).toContain(one.id)
    if (obsolete.includes(one.id)) expect(withoutIds(after)).toBe(withoutIds(document))
    const own = marks.filter(({ suggestion }) => suggestion === one.id)
    expect(readWith(document, own)).toBe(readOf([after]))
  }
}

const story = fc.record({
  document: documents({ blocks: 5 }),
  people: fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  typed: fc.array(anyEdit, { maxLength: 3 }),
})

const proposedBy = (main: Y.Doc, draft: Node, who: string): Proposed[] =>
  cutBranches(main, draft).map((branch, index) => ({ ...branch, id: `${who}${index}` }))

it('[law] what the preview shows is what accepting does, in any document, while others write', () => {
  fc.assert(
    fc.property(story, ({ document, people, typed }) => {
      const main = opened(document)
      const all = people.flatMap((edits, index) => proposedBy(main, written(main, edits), `p${index}.`))
      const live = openPreview(main)
      live.show(all)
      live.decorations()
      for (const edit of typed) {
        patchDocument(main, written(main, [edit]))
        live.decorations()
      }
      isTrueOf(main, all, live.decorations())
      isTrueOf(main, all, previewBranches(main, all))
      live.destroy()
    }),
    { numRuns: 60 },
  )
})

const { nodes } = documentSchema
const docOf = (...blocks: readonly Node[]): Node => nodes.doc.create(null, [...blocks])
const blocksOf = (main: Y.Doc): readonly Node[] => readDocument(main).content.content

/** Somebody writes in the shared text itself, in front of a word. */
function write(main: Y.Doc, word: string, added: string): void {
  const change = (node: Node): Node =>
    node.isText
      ? documentSchema.text((node.text ?? '').replace(word, added + word), node.marks)
      : node.type.create(node.attrs, node.content.content.map(change), node.marks)
  patchDocument(main, change(readDocument(main)))
}

it('shows that what others write in an item that is lifted out of its list moves along, once', () => {
  const main = edition(list('alpha', 'beta'))
  const [all] = blocksOf(main) as [Node]
  const [first, second] = all.content.content as [Node, Node]
  const lifted = docOf(first.child(0), all.type.create(all.attrs, [second]))
  const proposed = proposedBy(main, lifted, 'a')
  const live = openPreview(main)
  live.show(proposed)
  live.decorations()
  write(main, 'alpha', 'great ')
  isTrueOf(main, proposed, live.decorations())
  live.destroy()
  acceptBranches(main, proposed)
  expect(withoutIds(readDocument(main))).toBe(withoutIds(docOf(paragraph('great alpha'), list('beta'))))
})

it('shows a new block behind the one it is put behind, whoever wishes that one away', () => {
  const main = edition(paragraph('one'), paragraph('two'), paragraph('three'))
  const [one, two, three] = blocksOf(main) as [Node, Node, Node]
  const all = [
    ...proposedBy(main, docOf(one, three), 'a'),
    ...proposedBy(main, docOf(one, two, paragraph('new'), three), 'b'),
  ]
  const { marks } = previewBranches(main, all)
  const [come] = marks.filter(({ kind }) => kind === 'insert')
  expect(come?.from).toBe(one.nodeSize + two.nodeSize)
  isTrueOf(main, all, { marks, obsolete: [] })
})

it('goes on with a block that somebody split, whichever part has its name', () => {
  const main = edition(paragraph('one two'))
  const [block] = blocksOf(main) as [Node]
  const all = proposedBy(main, docOf(block.type.create(block.attrs, documentSchema.text('one TWO'))), 'a')
  const live = openPreview(main)
  live.show(all)
  live.decorations()
  // The empty line in front keeps the name; the words go on under another.
  patchDocument(main, docOf(block.type.create(block.attrs), paragraph('one two')))
  const renamed = docOf(
    block.type.create(block.attrs),
    block.type.create({ ...block.attrs, id: 'other' }, documentSchema.text('one two')),
  )
  patchDocument(main, renamed)
  isTrueOf(main, all, live.decorations())
  expect(live.decorations().obsolete).toEqual([])
  live.destroy()
  expect(acceptBranches(main, all).obsolete).toEqual([])
  expect(readDocument(main).textContent).toBe('one TWO')
})

it('gives a block that comes a name of its own, where the draft has the name of one that stays', () => {
  const main = edition(paragraph(''))
  const [block] = blocksOf(main) as [Node]
  const within = nodes.bulletList.create(null, [nodes.listItem.create(null, [block])])
  const draft = docOf(within, block.type.create({ ...block.attrs, id: 'fresh' }))
  acceptBranches(main, proposedBy(main, draft, 'a'))
  const ids: unknown[] = []
  readDocument(main).descendants((node) => void ids.push(node.attrs['id']))
  expect(new Set(ids).size).toBe(ids.length)
})
