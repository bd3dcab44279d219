import { type Phase, type Role, roles } from '@stanza/schema/api'

/** The weakest role that may do a thing, whatever the phase. Source: product.md, the people; threats.md T36 for history. */
const weakest = {
  read: 'reader',
  export: 'reader',
  comment: 'commenter',
  suggest: 'suggester',
  write: 'writer',
  'add image': 'writer',
  'see history': 'writer',
  'name version': 'writer',
  restore: 'editor',
  'move date': 'editor',
  'change phase': 'editor',
  'make issue': 'editor',
  share: 'editor',
  'give tokens': 'owner',
} as const satisfies Record<string, Role>

export type Action = keyof typeof weakest

/** What changes the text of an issue: over when it is released, for everybody, until the phase is moved back. */
const changesText: readonly Action[] = ['write', 'add image', 'restore', 'move date']

/** The whole of who may do what. No role, an unknown role or an unknown action: no (threats.md S05). */
export function can(role: Role | null, action: Action, phase: Phase | null = null): boolean {
  if (role === null || !Object.hasOwn(weakest, action)) return false
  if (phase === 'released' && changesText.includes(action)) return false
  return roles.includes(role) && isAtLeast(role, weakest[action])
}

/** Tells whether a role may do all that another may. */
export const isAtLeast = (role: Role, other: Role): boolean => roles.indexOf(role) >= roles.indexOf(other)

/** The strongest of some roles, or null of none. */
export const strongest = (some: readonly Role[]): Role | null =>
  some.reduce<Role | null>((best, role) => (best === null || isAtLeast(role, best) ? role : best), null)
