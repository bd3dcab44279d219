import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { defaultLimits } from '../limits.ts'
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
    const one = where === 'text' ? new Y.XmlText('words') : new Y.XmlElement('e')
    ydoc.once('update', (bytes: Uint8Array) => {
      made.push({ bytes, depth: depthOf(one) })
      for (const other of people) if (other !== ydoc) Y.applyUpdate(other, bytes)
    })
    const parent = chosen?.parent
    if (chosen === undefined || where === 'root') root.insert(which % (root.length + 1), [one])
    else if (where === 'into' || where === 'text' || !(parent instanceof Y.XmlElement))
      chosen.insert(which % (chosen.length + 1), [one])
    else parent.insert(parent.toArray().indexOf(chosen) + (where === 'behind' ? 1 : 0), [one])
  }
  return made
}

it('[R31] knows how deep every new type lies, whoever made what it lies in or beside', () => {
  fc.assert(
    fc.property(fc.array(put, { maxLength: 40 }), (puts) => {
      const nesting = Nesting.empty()
      const made = madeBy(puts)
      for (const { bytes, depth } of made) {
        const shape = shapeOf(bytes)
        expect(nesting.deepestOf(shape)).toBe(depth)
        nesting.add(shape)
      }
      // All at once, as somebody brings it who wrote without a network.
      const ydoc = new Y.Doc()
      for (const { bytes } of made) Y.applyUpdate(ydoc, bytes)
      const whole = shapeOf(Y.encodeStateAsUpdate(ydoc))
      expect(Nesting.empty().deepestOf(whole)).toBe(Math.max(0, ...made.map(({ depth }) => depth)))
    }),
    { numRuns: 60 },
  )
})

it('[R31] remembers beside a snapshot what lies unusually deep, and guesses the rest too deep rather than too shallow', () => {
  const ydoc = new Y.Doc()
  let [element, depth] = [new Y.XmlElement('e'), 1]
  ydoc.getXmlFragment('content').insert(0, [element])
  for (; depth < 28; depth += 1) {
    const inner = new Y.XmlElement('e')
    element.insert(0, [inner])
    element = inner
  }
  const outline = outlineOf(Y.encodeStateAsUpdate(ydoc))
  const { nesting } = readOutline(outline)
  const before = Y.encodeStateVector(ydoc)
  element.insert(0, [new Y.XmlText('deep')])
  expect(nesting.deepestOf(shapeOf(Y.encodeStateAsUpdate(ydoc, before)))).toBe(29)
  const again = Y.encodeStateVector(ydoc)
  const first = ydoc.getXmlFragment('content').get(0) as Y.XmlElement
  first.insert(1, [new Y.XmlElement('e')])
  expect(nesting.deepestOf(shapeOf(Y.encodeStateAsUpdate(ydoc, again)))).toBeLessThanOrEqual(16)
  // What was kept before there was such a thing names nothing.
  expect(
    readOutline(outline.subarray(0, outline.length - 1 - nesting.encode().length)).nesting.encode(),
  ).toHaveLength(0)
})

it('costs nothing to remember while nothing lies deep', () => {
  const ydoc = new Y.Doc()
  const text = new Y.XmlText('words')
  ydoc.getXmlFragment('content').insert(0, [text])
  for (let n = 0; n < 50; n += 1) text.insert(n % 3, 'more')
  expect(Nesting.of(shapeOf(Y.encodeStateAsUpdate(ydoc))).encode()).toHaveLength(0)
})
