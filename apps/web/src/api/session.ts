import type { Session } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

export const readSession = (): Promise<Answer<Session>> => ask('/api/session')

/** Exchanges a role link's token for a session cookie. */
export const openSession = (token: string): Promise<Answer<Session & { issue?: string | null }>> =>
  ask('/api/session', { method: 'POST', json: { token } })

export const renamePerson = (name: string): Promise<Answer<Session>> =>
  ask('/api/session', { method: 'PATCH', json: { name } })
