import type { Hello } from '@stanza/relay/client'
import { proposeCodes } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { modeOf, typingNow } from './mode.ts'
import { mayPropose } from './propose-codes.ts'

const hello = (refusal: { code: string; text: string } | null): Hello => ({ refusal }) as Hello
const wish = { typing: 'edits', released: false, chosen: false, busy: false, stopped: false } as const

it('believes the server about what typing does, and without it the table', () => {
  const writer = { role: 'writer', phase: 'collecting' } as const
  expect(typingNow(hello(null), { role: 'writer', phase: 'review' })).toBe('edits')
  for (const code of proposeCodes) expect(typingNow(hello({ code, text: '' }), writer)).toBe('suggests')
  expect(typingNow(hello({ code: 'read-only', text: '' }), writer)).toBe('refused')
  expect(typingNow(null, { role: 'writer', phase: 'review' })).toBe('suggests')
  expect(typingNow(null, { role: 'commenter', phase: 'collecting' })).toBe('refused')
  expect([mayPropose('in-review'), mayPropose('toString')]).toEqual([true, false])
})
it('lets those who may edit choose, and moves those who may not', () => {
  expect(modeOf(wish)).toBe('editing')
  expect(modeOf({ ...wish, chosen: true })).toBe('suggesting')
  expect(modeOf({ ...wish, typing: 'suggests' })).toBe('suggesting')
  expect(modeOf({ ...wish, typing: 'refused', chosen: true })).toBe('reading')
  expect(modeOf({ ...wish, stopped: true })).toBe('reading')
})
it('opens the door of a released issue only to who asks, and leaves nobody’s words behind it', () => {
  const released = { ...wish, typing: 'suggests', released: true } as const
  expect(modeOf(released)).toBe('reading')
  expect(modeOf({ ...released, chosen: true })).toBe('suggesting')
  expect(modeOf({ ...released, busy: true })).toBe('suggesting')
})
it('stays in Suggesting while something is only there, also when the text can be edited again', () => {
  expect(modeOf({ ...wish, busy: true })).toBe('suggesting')
})
