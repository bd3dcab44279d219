import { z } from 'zod'

/** What a person may do, weakest first: each may do what those before may. */
export const roles = ['reader', 'commenter', 'suggester', 'writer', 'editor', 'owner'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

export const phases = ['collecting', 'last call', 'review', 'released'] as const
export const phase = z.enum(phases)
export type Phase = z.infer<typeof phase>

export const issueId = z.uuid()
/** A language tag as the site's file names use it: `en`, `pt-br`. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})?$/, 'a language tag such as "en" or "pt-br"')
/** A calendar day that exists, `2026-09-05`. */
export const isoDate = z.iso.date('a date that exists, written as 2026-09-05')
