import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { settle } from '../content/settle.ts'
import { defaultLimits } from '../limits.ts'
import { judgeUpdate } from '../room/judge-update.ts'
import { RoomContent } from '../room/room-content.ts'
import { scriptedRooms, type Client } from '../testing/scripted-room.ts'
import { settled } from '../testing/held-log.ts'
import { readUpdateShape, type UpdateShape } from './update-shape.ts'

const most = 20
const limits = { ...defaultLimits, blockLength: most }

function shapeOf(bytes: Uint8Array): UpdateShape {
  const shape = readUpdateShape(bytes, defaultLimits)
  if (shape === null) throw new Error('not read')
  return shape
}

const empty = { epoch: 'e', head: 0, tail: [], owners: new Map<number, string>(), snapshot: null }

/** Opened from a snapshot of these updates. */
function openedFrom(parts: readonly Uint8Array[]): RoomContent {
  const { state, outline } = settle(parts)
  const seq = parts.length
  return new RoomContent({ ...empty, head: seq, snapshot: { seq, bytes: state, outline } })
}

/** Who writes how much where in which paragraph; less than nothing takes away, none makes a new paragraph. */
const step = fc.tuple(fc.nat(1), fc.nat(3), fc.integer({ min: -15, max: 15 }), fc.nat(100))
type Step = readonly [who: number, which: number, much: number, where: number]

interface Made {
  readonly bytes: Uint8Array
  /** What the paragraph held before, what it holds now. */
  readonly before: number
  readonly after: number
}

/** Paragraphs of two people who see each other at once. */
function madeBy(steps: readonly Step[]): Made[] {
  const people = [new Y.Doc(), new Y.Doc()]
  const made: Made[] = []
  for (const [who, which, much, where] of steps) {
    const ydoc = people[who] as Y.Doc
    const root = ydoc.getXmlFragment('content')
    const text = which < root.length ? (root.get(which) as Y.XmlText) : new Y.XmlText()
    const before = which < root.length ? text.length : 0
    let bytes: Uint8Array | null = null
    ydoc.once('update', (update: Uint8Array) => void (bytes = update))
    ydoc.transact(() => {
      if (which >= root.length) root.insert(0, [text])
      if (much > 0) text.insert(where % (text.length + 1), 'x'.repeat(much))
      else if (text.length > 0)
        text.delete(where % text.length, Math.min(-much, text.length - (where % text.length)))
    })
    if (bytes === null) continue
    for (const other of people) if (other !== ydoc) Y.applyUpdate(other, bytes)
    made.push({ bytes, before, after: text.length })
  }
  return made
}

it('[R32] knows how much is in each block, in a room that saw it grow and in one that was opened then', () => {
  const verdictOf = (bytes: Uint8Array, content: RoomContent): string => {
    const known = content.nesting.overfills(shapeOf(bytes), content.known, most)
    return known ? 'refuse' : 'apply'
  }
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(100), (steps, share) => {
      const made = madeBy(steps)
      const opened = Math.floor((made.length * share) / 100)
      const warm = new RoomContent(empty)
      const parts = made.slice(0, opened).map(({ bytes }) => bytes)
      for (const bytes of parts) warm.expect(shapeOf(bytes), 'ada')
      const cold = openedFrom(parts)
      for (const { bytes, before, after } of made.slice(opened)) {
        const verdict = after > most && after > before ? 'refuse' : 'apply'
        expect([verdictOf(bytes, warm), verdictOf(bytes, cold)]).toEqual([verdict, verdict])
        for (const content of [warm, cold]) content.expect(shapeOf(bytes), 'ada')
      }
      expect(cold.nesting.encode().length).toBeGreaterThan(0)
    }),
    { numRuns: 100 },
  )
})

it('[R32] is not misled by a deletion that is told twice', () => {
  const ydoc = new Y.Doc()
  ydoc.clientID = 7
  const text = new Y.XmlText('x'.repeat(most))
  ydoc.getXmlFragment('content').insert(0, [text])
  const first = Y.encodeStateAsUpdate(ydoc)
  const content = new RoomContent(empty)
  content.expect(shapeOf(first), 'ada')
  // One character of the paragraph, ten times: clock 0 is the paragraph.
  const twice = Array.from({ length: 10 }, () => [3, 1]).flat()
  content.expect(shapeOf(Uint8Array.of(0, 1, 7, 10, ...twice)), 'ada')
  const before = Y.encodeStateVector(ydoc)
  text.insert(0, 'yy')
  const two = Y.encodeStateAsUpdate(ydoc, before)
  expect(judgeUpdate(two, 'ada', null, content, limits)).toMatchObject({
    kind: 'refuse',
    refusal: { code: 'block-too-long' },
  })
})

it('[R32] leaves a root, which holds the blocks, to the size of the document', () => {
  const ydoc = new Y.Doc()
  ydoc.getXmlFragment('content').insert(
    0,
    Array.from({ length: most + 1 }, () => new Y.XmlText('x')),
  )
  const content = new RoomContent(empty)
  expect(judgeUpdate(Y.encodeStateAsUpdate(ydoc), 'ada', null, content, limits).kind).toBe('apply')
})

const paragraphOf = ({ ydoc }: Client): Y.XmlText => ydoc.getXmlFragment('content').get(0) as Y.XmlText

it('[R32] refuses what makes a paragraph too long over many updates, and saves everything once it is divided', async () => {
  const { rooms, clock, join } = scriptedRooms({ blockLength: most })
  const [ada, bob] = [await join('ada'), await join('bob')]
  ada.ydoc.getXmlFragment('content').insert(0, [new Y.XmlText()])
  for (let typed = 0; typed < most + 5; typed += 1) {
    paragraphOf(ada).insert(typed, 'x')
    await settled()
  }
  const refused = ada.news.filter((item) => item.kind === 'refused')
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['block-too-long']))
  expect([ada.closed, paragraphOf(bob).length]).toEqual([null, most])
  const text = paragraphOf(ada)
  ada.ydoc.transact(() => {
    text.delete(10, 15)
    ada.ydoc.getXmlFragment('content').insert(1, [new Y.XmlText('x'.repeat(15))])
  })
  for (let seconds = 0; seconds < 10; seconds += 5) {
    await settled()
    clock.pass(5_000)
  }
  await settled()
  expect([paragraphOf(bob).length, bob.ydoc.getXmlFragment('content').length]).toEqual([10, 2])
  expect(ada.saved).toBe(ada.sent)
  await rooms.close()
})
