import fc from 'fast-check'
import { contentName, documentSchema, readDocument, withoutIds } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { acceptBranches, undoBranches } from './accept-branches.ts'
import { forkOf, type Branch } from './branch.ts'
import { cutBranches } from './cut-branches.ts'
import { edition, list, paragraph } from './edition-under-test.ts'
import { previewBranches } from './preview.ts'
import { idOf } from './step.ts'
import { tryBranch } from './trial.ts'

const { nodes, marks } = documentSchema
const nested = nodes.listItem.create(null, [
  paragraph('with below'),
  list('under one', 'under two', 'under three'),
])

const monthly = (): Y.Doc =>
  edition(
    paragraph('hello and welcome to the news'),
    nodes.heading.create({ level: 2 }, documentSchema.text('software')),
    nodes.bulletList.create(null, [
      ...list('alpha client', 'beta server', 'gamma library').content.content,
      nested,
    ]),
    nodes.figure.create({ source: '{{< figure src="/a.png" caption="old" >}}' }),
    paragraph('between the lists'),
    list('first event', 'second event', 'third event', 'fourth event'),
    paragraph('goodbye'),
  )

const kinds = ['word', 'delete', 'below', 'move', 'link', 'attribute'] as const
type Kind = (typeof kinds)[number]

/** What a person may change on its own: blocks that are no lists, and items. */
function unitsOf(document: Node): string[] {
  const ids: string[] = []
  document.descendants((node, _, parent) => {
    const isItem = node.type.name === 'listItem'
    const isBlock = parent?.type.name === 'doc' && !node.type.name.endsWith('List')
    if ((isItem || isBlock) && idOf(node) !== null) ids.push(idOf(node) ?? '')
  })
  return ids
}

/** One person's change to one unit. */
function changed(node: Node, id: string, kind: Kind, word: string): Node {
  const children = node.content.content
  const at = children.findIndex((child) => idOf(child) === id)
  const unit = children[at]
  if (unit === undefined) {
    const next = children.map((child) => (child.isTextblock ? child : changed(child, id, kind, word)))
    return node.isLeaf ? node : node.type.create(node.attrs, next)
  }
  const fresh = unit.type.name === 'listItem' ? list(word).child(0) : paragraph(word)
  const others = children.toSpliced(at, 1)
  const result = {
    word: () =>
      children.with(
        at,
        reworded(unit, (text) => `${text} ${word}`),
      ),
    delete: () => others,
    below: () => children.toSpliced(at + 1, 0, fresh),
    move: () => others.toSpliced((at + 2) % (others.length + 1), 0, unit),
    link: () =>
      children.with(
        at,
        reworded(unit, (text) => text, [marks.link.create({ href: `https://${word}.example/` })]),
      ),
    attribute: () => children.with(at, withAttribute(unit, word)),
  }[kind]()
  return node.type.create(node.attrs, result)
}

function reworded(
  node: Node,
  change: (text: string) => string,
  given = documentSchema.text('x').marks,
): Node {
  if (node.isTextblock) {
    const text = change(node.textContent)
    return node.type.create(node.attrs, text === '' ? [] : documentSchema.text(text, given))
  }
  const [first, ...rest] = node.content.content
  return first === undefined
    ? withAttribute(node, change(''))
    : node.type.create(node.attrs, [reworded(first, change, given), ...rest])
}

function withAttribute(node: Node, word: string): Node {
  if (node.type.name === 'figure')
    return node.type.create({ ...node.attrs, source: `{{< figure src="/${word}.png" >}}` })
  if (node.type.name === 'heading') return node.type.create({ ...node.attrs, level: 3 }, node.content)
  return reworded(node, (text) => text.toUpperCase())
}

/** Somebody types in a block or item of the shared text itself. */
function typeInto(ydoc: Y.Doc, pick: number, word: string): void {
  const texts = [...ydoc.getXmlFragment(contentName).createTreeWalker(() => true)].filter(
    (node) => node instanceof Y.XmlText,
  )
  const text = texts[pick % texts.length]
  text?.insert(pick % (text.length + 1), word)
}

const wish = fc.record({
  unit: fc.nat(),
  kind: fc.constantFrom(...kinds),
  word: fc.stringMatching(/^[a-z]{3,6}$/),
})
const story = fc.record({
  wishes: fc.array(wish, { minLength: 2, maxLength: 5 }),
  typed: fc.uniqueArray(fc.tuple(fc.nat(), fc.constantFrom(...'0123456789')), {
    maxLength: 6,
    selector: ([, sign]) => sign,
  }),
  order: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
})

/** What each person proposes, none to a unit of another. */
function proposals(main: Y.Doc, wishes: readonly { unit: number; kind: Kind; word: string }[]): Branch[] {
  const document = readDocument(main)
  const units = unitsOf(document)
  const free = new Map(wishes.map((one) => [units[one.unit % units.length] ?? '', one]))
  const taken = new Set<string>()
  const isFree = ({ blocks }: Branch): boolean => {
    const ids = withInner(document, blocks)
    const isAlone = ids.isDisjointFrom(taken)
    if (isAlone) for (const id of ids) taken.add(id)
    return isAlone
  }
  const all = [...free].flatMap(([id, { kind, word }]) => {
    // An item that goes takes those below it along: they are not another's then.
    const inner = kind === 'delete' || kind === 'move' ? 'word' : kind
    const safe = isOuter(document, id) ? inner : kind
    return cutBranches(main, changed(document, id, safe, word))
  })
  // Two neighbours that change places are one move, of either: it may be cut as a move of another's unit.
  return all.filter(isFree)
}

function withInner(document: Node, blocks: readonly string[]): Set<string> {
  const ids = new Set(blocks)
  document.descendants((node) => {
    if (blocks.includes(idOf(node) ?? '')) node.descendants((inner) => void ids.add(idOf(inner) ?? ''))
  })
  ids.delete('')
  return ids
}

function isOuter(document: Node, id: string): boolean {
  let found = false
  document.descendants((node) => {
    if (idOf(node) === id) found = node.childCount > 1 && node.type.name === 'listItem'
  })
  return found
}

const said = (ydoc: Y.Doc): string => withoutIds(readDocument(ydoc))

it('[law] any order of acceptance gives the same text, with the text moving on before and between', () => {
  fc.assert(
    fc.property(story, ({ wishes, typed, order }) => {
      const main = monthly()
      const branches = proposals(main, wishes)
      for (const [pick, word] of typed) typeInto(main, pick, word)
      const turned = branches
        .map((branch, index) => [order[index % 5] ?? 0, branch] as const)
        .toSorted((a, b) => a[0] - b[0])
        .map(([, branch]) => branch)
      const [one, other, single] = [forkOf(main), forkOf(main), forkOf(main)]
      const results = [acceptBranches(one, branches), acceptBranches(other, turned)]
      for (const branch of turned) acceptBranches(single, [branch])
      expect(said(other)).toBe(said(one))
      expect(said(single)).toBe(said(one))
      expect(results[1]?.accepted.length).toBe(results[0]?.accepted.length)
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
      expect(said(one)).toBe(said(other))
      // What was typed is there, whatever was accepted.
      for (const [, word] of typed) expect(readDocument(one).textContent).toContain(word)
    }),
    { numRuns: 40 },
  )
})

it('[law] nothing that is proposed, tried, shown or rejected changes a byte of the text', () => {
  fc.assert(
    fc.property(story, ({ wishes }) => {
      const main = monthly()
      const before = Y.encodeStateAsUpdate(main)
      const branches = proposals(main, wishes)
      for (const branch of branches) expect(tryBranch(main, branch).kind).toBe('applies')
      previewBranches(
        main,
        branches.map((branch, index) => ({ ...branch, id: String(index) })),
      )
      expect(Y.encodeStateAsUpdate(main)).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

it('[law] taking back what was accepted gives the text without it, and accepting again gives it with it', () => {
  fc.assert(
    fc.property(story, ({ wishes, typed, order }) => {
      const main = monthly()
      const branches = proposals(main, wishes)
      const start = said(main)
      const { accepted } = acceptBranches(main, branches)
      const all = said(main)
      const withInverse = accepted.map(({ branch, inverse }) => ({ ...branch, inverse }))
      const back = undoBranches(main, withInverse)
      expect(said(main)).toBe(start)
      expect(back.length).toBe(accepted.length)
      acceptBranches(main, back)
      // Where two moved, either may pass the other when they are accepted again: the same words in another order.
      const moved = wishes.filter(({ kind }) => kind === 'move').length
      if (moved > 1) expect(wordsIn(said(main))).toEqual(wordsIn(all))
      else expect(said(main)).toBe(all)

      // One alone, after others typed: what they typed stays.
      const late = monthly()
      const made = acceptBranches(late, proposals(late, wishes)).accepted
      for (const [pick, word] of typed) typeInto(late, pick, word)
      const picked = made[(order[0] ?? 0) % made.length]
      if (picked === undefined) return
      undoBranches(late, [{ ...picked.branch, inverse: picked.inverse }])
      const text = readDocument(late).textContent
      for (const [, word] of typed) expect(text).toContain(word)
    }),
    { numRuns: 40 },
  )
})

it('[law] each change is one suggestion that names one unit, in a list of forty too', () => {
  const forty = Array.from({ length: 40 }, (_, index) => `entry ${index} says something`)
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(39), { minLength: 2, maxLength: 8 }), (picked) => {
      const main = edition(paragraph('before'), list(...forty))
      const words = readDocument(main)
      const next = picked.reduce((document, at) => {
        const id = idOf(words.child(1).child(at)) ?? ''
        return changed(document, id, 'word', `changed${at}`)
      }, words)
      const branches = cutBranches(main, next)
      expect(branches.map(({ blocks }) => blocks.length)).toEqual(picked.map(() => 1))
      acceptBranches(main, branches.toReversed())
      expect(said(main)).toBe(withoutIds(next))
    }),
    { numRuns: 20 },
  )
})

const wordsIn = (text: string): string[] => text.split(/\W+/).toSorted()
