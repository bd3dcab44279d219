import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { defaultLimits } from '../limits.ts'
import { step, updatesOf, type Step } from '../testing/random-writing.ts'
import { KnownState } from './known-state.ts'
import { readUpdateShape } from './update-shape.ts'

const steps = fc.array(step, { minLength: 1, maxLength: 30 }) as fc.Arbitrary<Step[]>

it('[R29] knows from the outline what it knew, and takes in what comes after it', () => {
  fc.assert(
    fc.property(steps, fc.nat(100), (written, share) => {
      const updates = updatesOf(written)
      const before = Math.floor((updates.length * share) / 100)
      const known = new KnownState()
      for (const bytes of updates.slice(0, before)) add(known, bytes)
      const again = KnownState.decode(known.encode())
      expect(again.encode()).toEqual(known.encode())
      for (const bytes of updates.slice(before)) {
        const shape = readUpdateShape(bytes, defaultLimits)
        expect(shape && [again.has(shape), again.fits(shape)]).toEqual(
          shape && [known.has(shape), known.fits(shape)],
        )
        add(known, bytes)
        add(again, bytes)
      }
      expect(KnownState.decode(again.encode()).encode()).toEqual(known.encode())
      const ydoc = new Y.Doc()
      for (const bytes of updates) Y.applyUpdate(ydoc, bytes)
      const whole = readUpdateShape(Y.encodeStateAsUpdate(ydoc), defaultLimits)
      expect(whole && again.has(whole)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

function add(known: KnownState, bytes: Uint8Array): void {
  known.add(readUpdateShape(bytes, defaultLimits) ?? { runs: [], deletes: [] })
}
