import { roles } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { mayMoveDate, roleAtLeast, rolesUpTo } from './role.ts'

it('ranks the roles as the contract does', () => {
  for (const [at, role] of roles.entries()) {
    expect(rolesUpTo(role)).toEqual(roles.slice(0, at + 1))
    expect(roles.filter((least) => roleAtLeast(role, least))).toEqual(roles.slice(0, at + 1))
  }
})
it('lets editors move the date until the issue is released', () => {
  expect(mayMoveDate({ role: 'editor', phase: 'review' })).toBe(true)
  expect(mayMoveDate({ role: 'owner', phase: 'released' })).toBe(false)
  expect(mayMoveDate({ role: 'writer', phase: 'collecting' })).toBe(false)
})
