import { schemaVersion } from '@stanza/schema'
import type { Hello } from '@stanza/relay/client'
import { expect, it } from 'vitest'
import { stopOfClose, stopOfHello } from './stop.ts'

const hello = (change: Partial<Hello>): Hello => ({
  protocol: 1,
  schemaMin: 1,
  schemaNow: 1,
  epoch: 'e',
  role: 'writer',
  phase: 'collecting',
  refusal: null,
  person: { id: 'p', name: 'Ada', color: '#112233' },
  limits: { updateBytes: 1, documentBytes: 1 },
  ...change,
})

it('binds nothing to another history of the text', () => {
  expect(stopOfHello(hello({ epoch: 'other' }), 'e')).toBe('epoch')
  expect(stopOfHello(hello({}), 'e')).toBeNull()
})
it('binds nothing where the text may hold what this page does not know', () => {
  expect(stopOfHello(hello({ schemaMin: schemaVersion + 1, schemaNow: schemaVersion + 1 }), 'e')).toBe(
    'reload',
  )
  expect(stopOfHello(hello({ schemaNow: schemaVersion + 1 }), 'e')).toBeNull()
})
it('knows every permanent close code, and calls a new one refused', () => {
  expect([4401, 4403, 4404, 4408, 4409, 4410, 4499].map(stopOfClose)).toEqual([
    'signed-out',
    'withdrawn',
    'gone',
    'diverged',
    'reload',
    'epoch',
    'refused',
  ])
})
