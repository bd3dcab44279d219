import { phases, type Role, roles } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { type Action, can } from './policy.ts'

it.each([
  ['read', 'reader'],
  ['export', 'reader'],
  ['comment', 'commenter'],
  ['suggest', 'suggester'],
  ['write', 'writer'],
  ['see history', 'writer'],
  ['restore', 'editor'],
  ['share', 'editor'],
  ['give tokens', 'owner'],
] as const)('"%s" needs %s or more', (action, weakest) => {
  const allowed = roles.filter((role) => can(role, action, 'collecting'))
  expect(allowed).toEqual(roles.slice(roles.indexOf(weakest)))
})

it('lets the text of a released issue rest, for everybody', () => {
  const writing: Action[] = ['write', 'add image', 'restore', 'move date']
  for (const action of writing) expect(roles.filter((role) => can(role, action, 'released'))).toEqual([])
  expect(can('editor', 'change phase', 'released')).toBe(true)
})

it('[S05] refuses a role or an action that it does not know', () => {
  for (const role of ['admin', '', 'OWNER', '__proto__', 'constructor'] as unknown as Role[]) {
    for (const phase of phases) expect(can(role, 'read', phase)).toBe(false)
  }
  for (const action of ['delete', 'toString', '__proto__'] as unknown as Action[]) {
    expect(can('owner', action)).toBe(false)
  }
  expect(can(null, 'read')).toBe(false)
})
