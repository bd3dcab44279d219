import type { Edition, Role } from '@stanza/schema/api'

// Written again rather than imported: the list in the contract is a value beside zod, which a browser need not load. The
// compiler compares the two.
const rank = {
  reader: 0,
  commenter: 1,
  suggester: 2,
  writer: 3,
  editor: 4,
  owner: 5,
} as const satisfies Record<Role, number>

/** Whether a role may do what another may: each may do what those before it may. */
export const roleAtLeast = (role: Role, least: Role): boolean => rank[role] >= rank[least]

/** The roles somebody may give: none stronger than their own. */
export const rolesUpTo = (role: Role): Role[] =>
  (Object.keys(rank) as Role[]).filter((one) => rank[one] <= rank[role])

/** Whether somebody may move the date: editors, until it is released. */
export const mayMoveDate = ({ role, phase }: Pick<Edition, 'role' | 'phase'>): boolean =>
  roleAtLeast(role, 'editor') && phase !== 'released'
