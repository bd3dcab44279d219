import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { defaultLimits } from '../limits.ts'
import { settle } from '../content/settle.ts'
import { judgeUpdate } from '../room/judge-update.ts'
import { RoomContent } from '../room/room-content.ts'
import { KnownState } from './known-state.ts'
import { Nesting } from './nesting.ts'
import { outlineOf, readOutline } from './outline.ts'
import { readUpdateShape, type UpdateShape } from './update-shape.ts'

function shapeOf(bytes: Uint8Array): UpdateShape {
  const shape = readUpdateShape(bytes, defaultLimits)
  if (shape === null) throw new Error('not read')
  return shape
}

/** Where a test puts an element: into, before or behind one of those that are there, or into the root. */
const put = fc.tuple(fc.nat(2), fc.constantFrom('into', 'before', 'behind', 'text', 'root'), fc.nat(1_000))
/** Or takes one out, with all that lies in it. */
const putOrTaken = fc.oneof(
  { weight: 4, arbitrary: put },
  { weight: 1, arbitrary: fc.tuple(fc.nat(2), fc.constant('out'), fc.nat(1_000)) },
)
type Put = readonly [who: number, where: string, which: number]

function depthOf(element: Y.XmlElement | Y.XmlText): number {
  let [depth, parent] = [1, element.parent]
  while (parent instanceof Y.XmlElement) [depth, parent] = [depth + 1, parent.parent]
  return depth
}

/** Elements in elements, made by three people whose updates come in their order; with each, how deep it lies. */
function madeBy(puts: readonly Put[]): { readonly bytes: Uint8Array; readonly depth: number }[] {
  const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const made: { bytes: Uint8Array; depth: number }[] = []
  for (const [who, where, which] of puts) {
    const ydoc = people[who] as Y.Doc
    const root = ydoc.getXmlFragment('content')
    const all = [...root.createTreeWalker(() => true)] as (Y.XmlElement | Y.XmlText)[]
    const elements = all.filter((one) => one instanceof Y.XmlElement)
    const chosen = elements[which % (elements.length || 1)]
    if (where === 'out' && chosen === undefined) continue
    const one = where === 'text' ? new Y.XmlText('words') : new Y.XmlElement('e')
    ydoc.once('update', (bytes: Uint8Array) => {
      made.push({ bytes, depth: where === 'out' ? 0 : depthOf(one) })
      for (const other of people) if (other !== ydoc) Y.applyUpdate(other, bytes)
    })
    const parent = chosen?.parent
    if (where === 'out') {
      const around = (chosen?.parent ?? root) as Y.XmlFragment
      around.delete(around.toArray().indexOf(chosen as Y.XmlElement), 1)
    } else if (chosen === undefined || where === 'root') root.insert(which % (root.length + 1), [one])
    else if (where === 'into' || where === 'text' || !(parent instanceof Y.XmlElement))
      chosen.insert(which % (chosen.length + 1), [one])
    else parent.insert(parent.toArray().indexOf(chosen) + (where === 'behind' ? 1 : 0), [one])
  }
  return made
}

it('[R31] knows how deep every new type lies, whoever made what it lies in or beside', () => {
  fc.assert(
    fc.property(fc.array(put, { maxLength: 40 }), (puts) => {
      const nesting = new Nesting()
      const made = madeBy(puts)
      for (const { bytes, depth } of made) {
        const shape = shapeOf(bytes)
        expect(nesting.deepestOf(shape)).toBe(depth)
        nesting.add(shape, new KnownState())
      }
      // All at once, as somebody brings it who wrote without a network.
      const ydoc = new Y.Doc()
      for (const { bytes } of made) Y.applyUpdate(ydoc, bytes)
      const whole = shapeOf(Y.encodeStateAsUpdate(ydoc))
      expect(new Nesting().deepestOf(whole)).toBe(Math.max(0, ...made.map(({ depth }) => depth)))
    }),
    { numRuns: 60 },
  )
})

it('[R31] knows of a snapshot how deep everything lies, and reads the state where that was not kept with it', () => {
  const ydoc = new Y.Doc()
  let [element, depth] = [new Y.XmlElement('e'), 1]
  ydoc.getXmlFragment('content').insert(0, [element])
  for (; depth < 28; depth += 1) {
    const inner = new Y.XmlElement('e')
    element.insert(0, [inner])
    element = inner
  }
  const state = Y.encodeStateAsUpdate(ydoc)
  const { nesting } = readOutline(outlineOf(state))
  const deepened = (change: () => void): number | undefined => {
    const before = Y.encodeStateVector(ydoc)
    change()
    return nesting?.deepestOf(shapeOf(Y.encodeStateAsUpdate(ydoc, before)))
  }
  expect(deepened(() => element.insert(0, [new Y.XmlText('deep')]))).toBe(29)
  const first = ydoc.getXmlFragment('content').get(0) as Y.XmlElement
  expect(deepened(() => first.insert(1, [new Y.XmlElement('e')]))).toBe(2)
  // As it was kept before: what lay unusually deep, or of everything how deep it lies, and nothing behind it.
  const known = new KnownState()
  known.add(shapeOf(state))
  expect(readOutline(Uint8Array.of(...known.encode(), 4, 1, 9, 1, 17)).nesting).toBeNull()
  expect(readOutline(Uint8Array.of(...known.encode(), 0, 4, 1, 1, 9, 1)).nesting).toBeNull()
  const snapshot = { seq: 1, bytes: state, outline: Uint8Array.of(...known.encode(), 0) }
  const content = new RoomContent({ epoch: 'e', head: 1, tail: [], owners: new Map(), snapshot })
  expect(content.nesting.encode()).toEqual(nesting?.encode())
})

it('[R31] a room that was opened from a snapshot judges as one that saw the document grow', () => {
  const judge = (bytes: Uint8Array, content: RoomContent): string =>
    judgeUpdate(bytes, 'ada', null, content, { ...defaultLimits, nesting: 4 }).kind
  const empty = { epoch: 'e', head: 0, tail: [], owners: new Map(), snapshot: null }
  fc.assert(
    fc.property(fc.array(putOrTaken, { minLength: 1, maxLength: 40 }), fc.nat(100), (puts, share) => {
      const made = madeBy(puts)
      const before = Math.floor((made.length * share) / 100)
      const warm = new RoomContent(empty)
      const parts = made.slice(0, before).map(({ bytes }) => bytes)
      for (const bytes of parts) warm.expect(shapeOf(bytes), 'ada')
      const { state, outline } = settle(parts)
      const owners = new Map(
        warm.known
          .reach()
          .keys()
          .map((client) => [client, 'ada']),
      )
      const cold = new RoomContent({
        ...empty,
        head: before,
        snapshot: { seq: before, bytes: state, outline },
        owners,
      })
      for (const { bytes, depth } of made.slice(before)) {
        const verdict = depth > 4 ? 'refuse' : 'apply'
        expect([judge(bytes, warm), judge(bytes, cold)]).toEqual([verdict, verdict])
        for (const content of [warm, cold]) content.expect(shapeOf(bytes), 'ada')
      }
    }),
    { numRuns: 60 },
  )
})

it('[R31] counts what is put beside words in words, however often', () => {
  const ydoc = new Y.Doc()
  const nesting = new Nesting()
  ydoc.on('update', (bytes: Uint8Array) => nesting.add(shapeOf(bytes), new KnownState()))
  let text = new Y.XmlText()
  ydoc.getXmlFragment('content').insert(0, [text])
  for (let depth = 2; depth < 40; depth += 1) {
    text.insert(0, 'x')
    const before = Y.encodeStateVector(ydoc)
    const inner = new Y.XmlText()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
    text.insertEmbed(1, inner)
    expect(
      Nesting.of(shapeOf(Y.encodeStateAsUpdate(copy))).deepestOf(
        shapeOf(Y.encodeStateAsUpdate(ydoc, before)),
      ),
    ).toBe(depth)
    text = inner
  }
})

it('[R31] does not count what the same update deletes again, unless hundreds lie in each other', () => {
  const taken = (levels: number, isTakenOut: boolean): string => {
    const ydoc = new Y.Doc({ gc: false })
    const root = ydoc.getXmlFragment('content')
    let element: Y.XmlElement | Y.XmlFragment = root
    for (let depth = 0; depth < levels; depth += 1) {
      const inner = new Y.XmlElement('e')
      element.insert(0, [inner])
      element = inner
    }
    if (isTakenOut) root.delete(0, 1)
    const content = new RoomContent({ epoch: 'e', head: 0, tail: [], owners: new Map(), snapshot: null })
    return judgeUpdate(Y.encodeStateAsUpdate(ydoc), 'ada', null, content, defaultLimits).kind
  }
  expect([taken(31, false), taken(31, true), taken(301, true)]).toEqual(['refuse', 'apply', 'refuse'])
})

it('keeps three entries for each block beside a snapshot, and two types with their size, whatever was typed', () => {
  const ydoc = new Y.Doc()
  const root = ydoc.getXmlFragment('content')
  for (let n = 0; n < 100; n += 1) {
    const [block, text] = [new Y.XmlElement('p'), new Y.XmlText('words')]
    root.insert(n, [block])
    block.insert(0, [text])
    for (let at = 0; at < 20; at += 1) text.insert(at % 5, 'more')
  }
  expect(Nesting.of(shapeOf(Y.encodeStateAsUpdate(ydoc))).encode().length).toBeLessThan(100 * (3 * 3 + 2 * 4))
})
