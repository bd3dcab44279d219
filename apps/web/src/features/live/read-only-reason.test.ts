import type { Hello } from '@stanza/relay/client'
import { expect, it } from 'vitest'
import { t } from '../../messages/message.ts'
import { readOnlyReason } from './read-only-reason.ts'

const hello = (role: string, phase: string, refusal: Hello['refusal']): Hello => ({
  protocol: 1,
  schemaMin: 1,
  schemaNow: 1,
  epoch: 'e',
  role,
  phase,
  refusal,
  person: { id: 'p', name: null, color: '#112233' },
  limits: { updateBytes: 1, documentBytes: 1 },
})
const no = { code: 'read-only', text: 'The server says no.' }
const edition = { role: 'writer', phase: 'collecting' } as const

it('believes the server about who may write', () => {
  expect(readOnlyReason(hello('editor', 'review', null), edition)).toBeNull()
  expect(readOnlyReason(hello('reader', 'collecting', no), edition)).toBe(t('readonly.role.reader'))
  expect(readOnlyReason(hello('writer', 'released', no), edition)).toBe(t('readonly.phase.released'))
  expect(readOnlyReason(hello('writer', 'collecting', no), edition)).toBe('The server says no.')
})
it('without the server, lets those write whose role may', () => {
  expect(readOnlyReason(null, edition)).toBeNull()
  expect(readOnlyReason(null, { ...edition, role: 'reader' })).toBe(t('readonly.role.reader'))
})
