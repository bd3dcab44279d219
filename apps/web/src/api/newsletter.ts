import type { Newsletter } from '@stanza/schema'
import { ask, type Answer } from './request.ts'

/** The newsletter's configuration as the server has it. */
export const readNewsletter = (): Promise<Answer<Newsletter>> => ask('/api/newsletter')
