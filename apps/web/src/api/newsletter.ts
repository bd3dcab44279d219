import type { HouseRules, Newsletter, SectionSpec } from '@stanza/schema'
import type { SettingsChange } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

/** A newsletter as the server has it now, with the name of that state. */
export type CurrentNewsletter = Newsletter & { readonly revision: string }

/** The newsletter's configuration as the server has it. */
export const readNewsletter = (): Promise<Answer<CurrentNewsletter>> => ask('/api/newsletter')

/** `GET /api/newsletter/settings`, with its JSON as what it is. */
export interface Settings {
  readonly revision: string
  /** What `newsletter.json` says itself. */
  readonly own: Readonly<Record<string, unknown>>
  readonly newsletter: Newsletter
  /** What would hold without own words. */
  readonly usual: { readonly checks: HouseRules; readonly sections: readonly SectionSpec[] | null }
}

export const readSettings = (): Promise<Answer<Settings>> => ask('/api/newsletter/settings')

export const changeSettings = (change: SettingsChange): Promise<Answer<Settings>> =>
  ask('/api/newsletter', { method: 'PUT', json: change })
