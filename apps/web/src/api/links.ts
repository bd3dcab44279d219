import type { CreatedLink, Link, NewLink } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

export const readLinks = (issue: string): Promise<Answer<{ links: Link[] }>> =>
  ask(`/api/links?issue=${encodeURIComponent(issue)}`)

export const createLink = (link: NewLink): Promise<Answer<CreatedLink>> =>
  ask('/api/links', { method: 'POST', json: link })

export const revokeLink = (id: string): Promise<Answer<undefined>> =>
  ask(`/api/links/${encodeURIComponent(id)}`, { method: 'DELETE', reads: 'nothing' })
