import type { CreatedIgnored, NewFinal, NewIgnored, Version } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

const path = (edition: string): string => `/api/editions/${edition}`

export const ignoreFinding = (edition: string, place: NewIgnored): Promise<Answer<CreatedIgnored>> =>
  ask(`${path(edition)}/ignored`, { method: 'POST', json: place })

export const takeSeriously = (edition: string, ignored: string): Promise<Answer<undefined>> =>
  ask(`${path(edition)}/ignored/${ignored}`, { method: 'DELETE', reads: 'nothing' })

export const keepFinal = (edition: string, final: NewFinal): Promise<Answer<Version>> =>
  ask(`${path(edition)}/finals`, { method: 'POST', json: final })
