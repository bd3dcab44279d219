import type { Tidying } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

/** From now on the export writes the text, or a section of it, in house style. */
export const tidyEdition = (edition: string, tidying: Tidying): Promise<Answer<undefined>> =>
  ask(`/api/editions/${edition}/tidy`, { method: 'POST', json: tidying, reads: 'nothing' })

/** Takes the latest tidying back. */
export const untidyEdition = (edition: string): Promise<Answer<undefined>> =>
  ask(`/api/editions/${edition}/tidy`, { method: 'DELETE', reads: 'nothing' })
