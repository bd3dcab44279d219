import { documentSchema } from '@stanza/schema'
import { StoreError } from '@stanza/store'
import { expect, it } from 'vitest'
import { placesOf, reasonOf } from './reason-of.ts'

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it threw nothing')
}

it('says what is to be done about a store, and what the system said', () => {
  expect(reasonOf(new StoreError('full', 'the disk is full; free some space'))).toBe(
    'the disk is full; free some space',
  )
  const system = Object.assign(new Error('connect ECONNREFUSED 10.0.0.20:6379'), { syscall: 'connect' })
  expect(reasonOf(system)).toBe('connect ECONNREFUSED 10.0.0.20:6379')
})

it('never repeats a message that may quote what people wrote, and says where it comes from instead', () => {
  const paragraph = documentSchema.node('paragraph', null, [documentSchema.text('a secret')])
  const within = documentSchema.nodes['paragraph']?.create(null, paragraph)
  for (const error of [
    thrownBy(() => within?.check()),
    thrownBy(() => JSON.parse('a secret')),
    thrownBy(() => new URL('a secret')),
    thrownBy(() => decodeURIComponent('a secret %')),
    Object.assign(new Error('a secret\n    at a secret of several lines'), { code: '22P02' }),
    'a secret',
  ]) {
    expect(String(error)).toBeTruthy()
    expect(reasonOf(error)).not.toContain('secret')
    if (error instanceof Error) expect(placesOf(error).join('')).not.toContain('secret')
  }
  expect(String(thrownBy(() => within?.check()))).toContain('a secret')
  expect(reasonOf(thrownBy(() => within?.check()))).toMatch(/^RangeError at /)
})
