import { z } from 'zod'
import { language } from './words.ts'

/**
 * `GET /api/newsletter`: the newsletter's configuration as the server has it now, a `Newsletter`. The editor needs it whole,
 * to recognise sections while somebody types. `revision` names this state of it; a socket's hello tells the newest.
 */
export const newsletterConfiguration = z.looseObject({
  name: z.string(),
  site: z.string(),
  languages: z.array(language),
  defaultLanguage: language,
  revision: z.string(),
})

const json = z.record(z.string(), z.unknown())

/**
 * `GET /api/newsletter/settings` (owner), and the answer to a change. `own`: what `newsletter.json` says itself, `preset` with
 * it. `newsletter`: what holds. `usual`: what would hold of `checks` and `sections` without own words; sections null where
 * there is no preset.
 */
export const settings = z.object({
  revision: z.string(),
  own: json,
  newsletter: json,
  usual: z.object({ checks: json, sections: z.array(z.unknown()).nullable() }),
})

/** A key of `newsletter.json`, or one of its house rules: `languages`, `checks.names`. */
const settingKey = z.string().regex(/^(?!checks$)(?:checks\.)?[A-Za-z]{1,40}$/)

/**
 * `PUT /api/newsletter` (owner), 200 `settings`: the whole of `newsletter.json`, or some of its keys: `set` gives them other
 * values, `reset` takes them out, so that the preset's hold. `revision` is that of the settings that were seen; when they
 * have changed since, nothing is (`settings-changed`). What the reader of the file refuses is `bad-settings` with its `key`.
 */
export const settingsChange = z.union([
  z.strictObject({ revision: z.string(), newsletter: json }),
  z.strictObject({
    revision: z.string(),
    set: z.record(settingKey, z.unknown()).default({}),
    reset: z.array(settingKey).max(100).default([]),
  }),
])
export type SettingsChange = z.input<typeof settingsChange>
