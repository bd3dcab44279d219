import { expect, it } from 'vitest'
import { phases, roles, type Phase, type Role } from '@stanza/schema/api'
import { typing } from './roles.ts'

it('lets readers and commenters change the text in no phase', () => {
  for (const phase of phases) {
    expect(typing('reader', phase)).toBe('refused')
    expect(typing('commenter', phase)).toBe('refused')
  }
})

it("turns a writer's typing into a suggestion once the text is frozen", () => {
  expect(phases.map((phase) => typing('writer', phase))).toEqual(['edits', 'edits', 'suggests', 'suggests'])
})

it('never gives a weaker role more than a stronger one', () => {
  const strength = { refused: 0, suggests: 1, edits: 2 }
  for (const phase of phases) {
    const row = roles.map((role) => strength[typing(role, phase)])
    expect(row).toEqual(row.toSorted((a, b) => a - b))
  }
})

it('refuses what it does not know', () => {
  expect(typing('admin' as Role, 'collecting')).toBe('refused')
  expect(typing('owner', 'frozen' as Phase)).toBe('refused')
})
