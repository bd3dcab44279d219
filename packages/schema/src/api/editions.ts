import { z } from 'zod'
import { finding } from './finding.ts'
import { isoDate, issueId, language, phase, role } from './words.ts'

/** `GET /api/editions/:id`: what a browser must know before it opens the edition's socket and local copy. */
export const edition = z.object({
  id: z.uuid(),
  issue: issueId,
  language,
  date: isoDate,
  phase,
  role,
  epoch: z.uuid(),
  fileName: z.string(),
  /** Folder of this issue's images on the site, `/images/newsletter/2026-09-05/`. */
  imageFolder: z.string(),
  /** The other editions of the issue, for the language tabs. */
  editions: z.array(z.object({ id: z.uuid(), language })),
})
export type Edition = z.infer<typeof edition>

/**
 * `GET /api/editions/:id/export`. `…/export.md` gives the bytes alone and `…/export.zip` the Markdown and the images at their
 * site paths. `GET /api/editions/:id/base` gives the source the edition was imported or drafted from (text, may be '').
 */
export const exported = z.object({
  fileName: z.string(),
  /** Path in the site's repository, `content/blog/newsletter/2026-09-05-newsletter.md`. */
  path: z.string(),
  markdown: z.string(),
  /** Of the export itself and of all checks, in no order; what people decided to ignore is only counted. */
  findings: z.array(finding),
  ignored: z.int(),
  images: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.int() })),
})
export type Exported = z.infer<typeof exported>
