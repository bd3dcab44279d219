import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { step, updatesOf, type Step } from '../testing/random-writing.ts'
import { contentDigest } from './content-digest.ts'
import { documentOf, settle } from './settle.ts'

const steps = fc.array(step, { minLength: 1, maxLength: 30 }) as fc.Arbitrary<Step[]>

it('[R19] makes one state that says what all updates say, to a client that asks for its types by name too', () => {
  fc.assert(
    fc.property(steps, (written) => {
      const updates = updatesOf(written)
      const { state, digest } = settle(updates)
      const typed = new Y.Doc()
      typed.getText('t')
      typed.getXmlFragment('content')
      typed.getMap('matter')
      for (const update of updates) Y.applyUpdate(typed, update)
      expect(contentDigest(typed)).toBe(digest)
      expect(settle([state]).digest).toBe(digest)
    }),
    { numRuns: 60 },
  )
})

it('[R19] refuses to make a state of a log with a hole', () => {
  const updates = updatesOf([
    [0, 0, 0, 'a'],
    [0, 0, 1, 'b'],
    [0, 0, 2, 'c'],
  ])
  expect(() => settle([updates[0] as Uint8Array, updates[2] as Uint8Array])).toThrow(
    'builds on what is not there'.replace('builds', 'build'),
  )
})

it('tells documents apart whose state vectors are equal', () => {
  const saying = (words: string): Y.Doc => {
    const ydoc = new Y.Doc()
    ydoc.clientID = 42
    ydoc.getText('t').insert(0, words)
    return ydoc
  }
  const [a, b] = [saying('AAAA'), saying('BBBB')]
  expect(Y.encodeStateVector(a)).toEqual(Y.encodeStateVector(b))
  expect(contentDigest(a)).not.toBe(contentDigest(b))
})

it('does not mind how text is cut, nor marks that say nothing', () => {
  const whole = new Y.Doc()
  whole.getText('t').insert(0, 'one two')
  const pieces = new Y.Doc()
  pieces.getText('t').insert(0, 'two')
  pieces.getText('t').insert(0, 'one ')
  pieces.getText('t').insert(7, 'gone')
  pieces.getText('t').delete(7, 4)
  pieces.getText('t').format(0, 3, { bold: true })
  pieces.getText('t').format(0, 3, { bold: null })
  expect(contentDigest(pieces)).toBe(contentDigest(whole))
  expect(contentDigest(documentOf([Y.encodeStateAsUpdate(pieces)]))).toBe(contentDigest(whole))
})
