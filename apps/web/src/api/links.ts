import type { CreatedLink, Link, NewLink, Role } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

/** The links of one issue, or with null those that hold for all issues. */
export const readLinks = (issue: string | null): Promise<Answer<{ links: Link[] }>> =>
  ask(issue === null ? '/api/links' : `/api/links?issue=${encodeURIComponent(issue)}`)

export const createLink = (link: NewLink): Promise<Answer<CreatedLink>> =>
  ask('/api/links', { method: 'POST', json: link })

export const revokeLink = (id: string): Promise<Answer<undefined>> =>
  ask(`/api/links/${encodeURIComponent(id)}`, { method: 'DELETE', reads: 'nothing' })

export const changeLink = (id: string, role: Role): Promise<Answer<Link>> =>
  ask(`/api/links/${encodeURIComponent(id)}`, { method: 'PATCH', json: { role } })
