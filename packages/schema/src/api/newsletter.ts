import { z } from 'zod'
import { language } from './words.ts'

/**
 * `GET /api/newsletter`: the newsletter's configuration as the server read it, a `Newsletter`. The editor needs it whole, to
 * recognise sections while somebody types.
 */
export const newsletterConfiguration = z.looseObject({
  name: z.string(),
  site: z.string(),
  languages: z.array(language),
  defaultLanguage: language,
})
