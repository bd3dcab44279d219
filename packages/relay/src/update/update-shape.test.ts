import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { defaultLimits } from '../limits.ts'
import { step, updatesOf, type Step } from '../testing/random-writing.ts'
import { KnownState } from './known-state.ts'
import { readUpdateShape } from './update-shape.ts'

const steps = fc.array(step, { minLength: 1, maxLength: 30 }) as fc.Arbitrary<Step[]>

it('[R4] takes in whatever people write, in its order, and knows as much as Yjs', () => {
  fc.assert(
    fc.property(steps, (written) => {
      const known = new KnownState()
      const ydoc = new Y.Doc()
      for (const bytes of updatesOf(written)) {
        const shape = readUpdateShape(bytes, defaultLimits)
        if (shape === null) throw new Error('not read')
        expect(known.fits(shape)).toBe(true)
        known.add(shape)
        expect(known.has(shape)).toBe(true)
        Y.applyUpdate(ydoc, bytes)
      }
      expect(Y.decodeStateVector(known.encodeVector())).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(ydoc)),
      )
      const whole = readUpdateShape(Y.encodeStateAsUpdate(ydoc), defaultLimits)
      expect(whole && known.has(whole)).toBe(true)
      expect(known.isCoveredBy(Y.decodeStateVector(Y.encodeStateVector(ydoc)))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('[R3] [R4] accepts no damaged update that any client of Yjs could not apply at once', () => {
  const damage = fc.record({ at: fc.nat(10_000), byte: fc.nat(255), cut: fc.nat(20) })
  fc.assert(
    fc.property(steps, fc.array(damage, { minLength: 1, maxLength: 3 }), (written, damages) => {
      const updates = updatesOf(written)
      const last = updates.pop()
      if (last === undefined) return
      const known = new KnownState()
      const ydoc = new Y.Doc()
      for (const bytes of updates) {
        known.add(readUpdateShape(bytes, defaultLimits) ?? { runs: [], deletes: [] })
        Y.applyUpdate(ydoc, bytes)
      }
      const broken = Uint8Array.from(last)
      for (const { at, byte } of damages) broken[at % broken.length] = byte
      const bytes = damages[0]?.cut === 0 ? broken.subarray(0, -1) : broken
      const shape = readUpdateShape(bytes, defaultLimits)
      if (shape === null || !known.fits(shape)) return
      Y.applyUpdate(ydoc, bytes)
      expect([ydoc.store.pendingStructs, ydoc.store.pendingDs]).toEqual([null, null])
      expect(() => Y.encodeStateAsUpdate(ydoc)).not.toThrow()
    }),
    { numRuns: 300 },
  )
})

const update = (...bytes: number[]) => new Uint8Array(bytes)
const text = [4, 1, 1, 116, 1, 97] // text 'a' at the start of root 't'

// The corpus of threats.md X3 and relatives, by hand: V1 bytes, clientID 1, clock 0.
const hostile: [string, Uint8Array][] = [
  ['nothing', update()],
  ['bytes behind the end', update(0, 0, 0)],
  ['2^31 clients', update(128, 128, 128, 128, 8)],
  ['2^31 structs', update(1, 128, 128, 128, 128, 8, 1, 0)],
  ['2^31 deleted ranges', update(0, 1, 1, 128, 128, 128, 128, 8)],
  ['garbage of 2^50', update(1, 1, 1, 0, 0, 128, 128, 128, 128, 128, 128, 128, 2, 0)],
  ['a deleted run of 2^50', update(1, 1, 1, 0, 1, 1, 1, 116, 128, 128, 128, 128, 128, 128, 128, 2, 0)],
  ['a hole', update(1, 1, 1, 0, 10, 5, 0)],
  ['an empty struct', update(1, 1, 1, 0, 0, 0, 0)],
  ['a clientID twice', update(2, 1, 1, 0, ...text, 1, 1, 1, ...text, 0)],
  ['a document inside', update(1, 1, 1, 0, 9, 1, 1, 116, 1, 97, 126, 0)],
  ['an unknown type', update(1, 1, 1, 0, 7, 1, 1, 116, 9, 0)],
  ['a format that is no JSON', update(1, 1, 1, 0, 6, 1, 1, 116, 1, 98, 1, 123, 0)],
  [
    'a prototype',
    update(1, 1, 1, 0, 8, 1, 1, 116, 1, 118, 1, 9, ...new TextEncoder().encode('__proto__'), 126, 0),
  ],
  [
    'a value of 100 levels',
    update(1, 1, 1, 0, 8, 1, 1, 116, 1, ...Array.from({ length: 100 }, () => [117, 1]).flat(), 126, 0),
  ],
  ['text that is not UTF-8', update(1, 1, 1, 0, 4, 1, 1, 116, 1, 255, 0)],
]
it.each(hostile)('[R3] refuses %s', (_, bytes) => {
  expect(readUpdateShape(bytes, defaultLimits)).toBeNull()
})

it('[R4] does not take structs that wait for each other, or for themselves', () => {
  const around = update(2, 1, 1, 0, 0x84, 2, 0, 1, 97, 1, 2, 0, 0x84, 1, 0, 1, 97, 0)
  const itself = update(1, 1, 1, 0, 0x84, 1, 0, 1, 97, 0)
  for (const bytes of [around, itself]) {
    const shape = readUpdateShape(bytes, defaultLimits)
    expect(shape && new KnownState().fits(shape)).toBe(false)
  }
})

// How many steps that may take at most is counted in in-order.test.ts.
it('[R3] judges the largest allowed update, however it is made', () => {
  const many = { ...defaultLimits, updateParts: 100_000 }
  const runs = Array.from({ length: 1_000 }, (_, i) => i)
  // Each waits for the next, so that every pass over them frees one.
  const chain = update(
    232,
    7,
    ...runs.flatMap((i) => [
      1,
      ...varUint(i + 1),
      0,
      ...(i === 999 ? text : [0x84, ...varUint(i + 2), 0, 1, 97]),
    ]),
    0,
  )
  const shape = readUpdateShape(chain, many)
  expect(shape && new KnownState().fits(shape)).toBe(true)
})

const varUint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, value >> 7])
