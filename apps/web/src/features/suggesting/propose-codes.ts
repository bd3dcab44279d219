import type { proposeCodes } from '@stanza/schema/api'

type ProposeCode = (typeof proposeCodes)[number]

// Written again rather than imported, as in app/role.ts: in the contract it stands beside zod. The compiler compares the two.
const known = {
  'suggest-only': true,
  'in-review': true,
  released: true,
} as const satisfies Record<ProposeCode, true>

/** Whether a change that was refused with this code may be proposed instead. */
export const mayPropose = (code: string): boolean => Object.hasOwn(known, code)
