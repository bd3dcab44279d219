import { typing } from '@stanza/review'
import { type Phase, type Role, roles } from '@stanza/schema/api'

/** The weakest role that may do a thing, whatever the phase. Source: product.md, the people; threats.md T36 for history. */
const weakest = {
  read: 'reader',
  export: 'reader',
  comment: 'commenter',
  suggest: 'suggester',
  'turn threads': 'writer',
  write: 'writer',
  'add image': 'writer',
  'ignore findings': 'writer',
  'see history': 'writer',
  'name version': 'writer',
  restore: 'editor',
  decide: 'editor',
  'export for good': 'editor',
  'delete messages': 'editor',
  'move date': 'editor',
  'change phase': 'editor',
  'make issue': 'editor',
  share: 'editor',
  'give tokens': 'owner',
  'change settings': 'owner',
} as const satisfies Record<string, Role>

export type Action = keyof typeof weakest

/**
 * The whole of who may do what. No role, an unknown role or an unknown action: no (threats.md S05). With a phase, writing
 * is what the table of review.md says; a picture that no text shows yet changes nothing, so a proposal may bring one.
 */
export function can(role: Role | null, action: Action, phase: Phase | null = null): boolean {
  if (role === null || !Object.hasOwn(weakest, action)) return false
  if (phase !== null && action === 'write') return typing(role, phase) === 'edits'
  // The file of a released issue has its name in the world.
  if (phase === 'released' && action === 'move date') return false
  return roles.includes(role) && isAtLeast(role, weakest[action])
}

/** Tells whether a role may do all that another may. */
export const isAtLeast = (role: Role, other: Role): boolean => roles.indexOf(role) >= roles.indexOf(other)

/** The strongest of some roles, or null of none. */
export const strongest = (some: readonly Role[]): Role | null =>
  some.reduce<Role | null>((best, role) => (best === null || isAtLeast(role, best) ? role : best), null)
