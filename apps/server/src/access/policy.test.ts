import { type Phase, phases, type Role, roles } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { type Action, can } from './policy.ts'

it.each([
  ['read', 'reader'],
  ['export', 'reader'],
  ['comment', 'commenter'],
  ['suggest', 'suggester'],
  ['write', 'writer'],
  ['see history', 'writer'],
  ['ignore findings', 'writer'],
  ['turn threads', 'writer'],
  ['restore', 'editor'],
  ['decide', 'editor'],
  ['export for good', 'editor'],
  ['delete messages', 'editor'],
  ['share', 'editor'],
  ['give tokens', 'owner'],
] as const)('"%s" needs %s or more', (action, weakest) => {
  const allowed = roles.filter((role) => can(role, action, 'collecting'))
  expect(allowed).toEqual(roles.slice(roles.indexOf(weakest)))
})

it('lets editors alone write in review and after the release, and nobody move the date then', () => {
  const writers = (phase: Phase) => roles.filter((role) => can(role, 'write', phase))
  expect(phases.map((phase) => writers(phase)[0])).toEqual(['writer', 'writer', 'editor', 'editor'])
  expect(roles.filter((role) => can(role, 'move date', 'released'))).toEqual([])
  expect(can('editor', 'restore', 'released')).toBe(true)
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
