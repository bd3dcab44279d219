import { createHash } from 'node:crypto'
import { type HouseRules, type Newsletter, noHouseRules } from '@stanza/schema'
import { type NewsletterJson, readNewsletterFile } from '@stanza/schema/newsletter-file'

/** The text of a `newsletter.json` that was read, with all that it says. */
export interface ReadSettings {
  /** As it is kept; null: nothing is, and the preset holds. */
  readonly text: string | null
  readonly revision: string
  readonly own: NewsletterJson
  readonly newsletter: Newsletter
  /** What would hold without own house rules and sections. */
  readonly usual: { readonly checks: HouseRules; readonly sections: Newsletter['sections'] | null }
}

/** What holds where nobody has decided anything. */
const first = '{\n  "preset": "xmpp"\n}\n'

/** Why a text cannot be read: one sentence that names key and line. */
export interface Unreadable {
  readonly message: string
  readonly key: string
}

/** Reads what is kept. `rules`: ids that may be named; absent: any. */
export function readSettings(text: string | null, rules?: ReadonlySet<string>): ReadSettings | Unreadable {
  const read = readNewsletterFile(text ?? first, rules)
  if (!read.ok) return { message: read.message, key: read.key }
  const { newsletter, own, preset } = read
  const usual = { checks: { ...noHouseRules, ...preset?.checks }, sections: preset?.sections ?? null }
  return { text, revision: revisionOf(text), own, newsletter, usual }
}

/** Names a state of the settings; the same at every node. */
export const revisionOf = (text: string | null): string =>
  createHash('sha256')
    .update(text ?? first)
    .digest('hex')
    .slice(0, 16)

/** `newsletter.json` with some keys set and others taken out; order and everything else stay. */
export function withKeys(
  own: NewsletterJson,
  set: Readonly<Record<string, unknown>>,
  reset: readonly string[],
): NewsletterJson {
  const changed = new Map(Object.entries(own))
  const house = new Map(Object.entries(objectOf(own['checks'])))
  for (const [key, value] of Object.entries(set)) placeOf(key).set(nameOf(key), value)
  for (const key of reset) placeOf(key).delete(nameOf(key))
  if (house.size > 0) changed.set('checks', Object.fromEntries(house))
  else changed.delete('checks')
  return Object.fromEntries(changed)

  function placeOf(key: string): Map<string, unknown> {
    return key.startsWith('checks.') ? house : changed
  }
}

const nameOf = (key: string): string => key.replace(/^checks\./, '')
const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** As a person would write it: they read it and edit it too. */
export const writtenOut = (own: NewsletterJson): string => `${JSON.stringify(own, null, 2)}\n`
