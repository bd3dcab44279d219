import * as decoding from 'lib0/decoding'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { RoomNews } from './room-news.ts'

/** Updates of people who each write words at the end of a text of their own, in the order given. */
function writtenBy(people: readonly number[]): { bytes: Uint8Array; sender: number }[] {
  const ydocs = new Map<number, Y.Doc>()
  return people.map((sender, index) => {
    const ydoc = ydocs.get(sender) ?? new Y.Doc()
    ydocs.set(sender, ydoc)
    const before = Y.encodeStateVector(ydoc)
    const text = ydoc.getText(`of ${sender}`)
    text.insert(text.length, `<${index}>`)
    return { bytes: Y.encodeStateAsUpdate(ydoc, before), sender }
  })
}

/** What a reader of these frames, who had nothing before, has of each person's text. */
function textsIn(frames: readonly Uint8Array[], people: number): string[] {
  const ydoc = new Y.Doc()
  for (const frame of frames) {
    const from = decoding.createDecoder(frame)
    decoding.readVarUint(from)
    decoding.readVarUint(from)
    Y.applyUpdate(ydoc, decoding.readVarUint8Array(from))
  }
  return Array.from({ length: people }, (_, person) => ydoc.getText(`of ${person}`).toString())
}

it('[R24] tells everybody all that others wrote and nothing of their own, in batches of any size', () => {
  const [writers, everybody] = [3, 5]
  fc.assert(
    fc.property(fc.array(fc.nat(writers - 1), { minLength: 1, maxLength: 150 }), (order) => {
      const news = new RoomNews(writtenBy(order))
      const written = Array.from({ length: writers }, (_, person) =>
        order.map((who, index) => (who === person ? `<${index}>` : '')).join(''),
      )
      for (let member = 0; member < everybody; member += 1) {
        const expected = written.map((text, person) => (person === member ? '' : text))
        expect(textsIn(news.framesFor(member), writers)).toEqual(expected)
      }
    }),
    { numRuns: 40 },
  )
})

it('[R24] is encoded once: all who wrote nothing of it are handed the same array, of few frames', () => {
  const news = new RoomNews(writtenBy(Array.from({ length: 100 }, () => 0)))
  expect(news.framesFor(7)).toBe(news.framesFor(8))
  expect(news.framesFor(7)).toHaveLength(2)
})
