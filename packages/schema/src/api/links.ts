import { z } from 'zod'
import { isoDate, issueId, role } from './words.ts'

/** `POST /api/links` (editor and above; nobody may give more than they have). Expires at the end of that day, UTC. */
export const newLink = z.object({
  role,
  issue: issueId.nullable().default(null),
  note: z.string().trim().max(120).default(''),
  expires: isoDate.nullable().default(null),
})
export type NewLink = z.input<typeof newLink>

export const link = z.object({
  id: z.string(),
  role,
  issue: z.string().nullable(),
  note: z.string(),
  created: z.string(),
  expires: z.string().nullable(),
  revoked: z.string().nullable(),
  /** Names of the people who came by it. */
  people: z.array(z.string()),
})
export type Link = z.infer<typeof link>

/** `GET /api/links?issue=…`. `DELETE /api/links/:id` revokes and answers 204. */
export const links = z.object({ links: z.array(link) })

/** The token is in the fragment and is told this once. */
export const createdLink = z.object({ link, url: z.url() })
export type CreatedLink = z.infer<typeof createdLink>

/** `POST /api/tokens` (owner): a bearer token for a program, with one purpose. */
export const newToken = z.object({ purpose: z.enum(['sync', 'export']), role: role.default('reader') })
export const createdToken = z.object({ id: z.string(), purpose: z.string(), token: z.string() })
