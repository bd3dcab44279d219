import { z } from 'zod'
import { finding } from './finding.ts'
import { isoDate, issueId, language, phase, role } from './words.ts'

export const editionSummary = z.object({
  id: z.uuid(),
  issue: issueId,
  language,
  title: z.string(),
  fileName: z.string(),
  items: z.int(),
  /** What the checks find that nobody ignored; null but for this month's issue in the list of issues. */
  findings: z.object({ errors: z.int(), all: z.int() }).nullable(),
  changed: z.string(),
})
export type EditionSummary = z.infer<typeof editionSummary>

/** `months`: what the issue covers, `2026-08` each, oldest first. `role`: what the asking person may do here. */
export const issue = z.object({
  id: issueId,
  date: isoDate,
  months: z.array(z.string()),
  phase,
  role,
  editions: z.array(editionSummary),
})
export type Issue = z.infer<typeof issue>

/** `GET /api/issues`, newest first. `role` is what the person may do with issues in general (to make a new one). */
export const issues = z.object({
  newsletter: z.object({ name: z.string(), site: z.string(), languages: z.array(language) }),
  role: role.nullable(),
  issues: z.array(issue),
})
export type Issues = z.infer<typeof issues>

/** A post as a file: its name and its bytes in base64, so that the server sees whether they are UTF-8. */
const postFile = z.object({ name: z.string().min(1).max(200), content: z.base64() })

/**
 * `POST /api/issues`. `draft`: a new issue from last month's post (and the one before, oldest first); `import`: a post as
 * it is, its date and language from file name and front matter; `outline`: the newsletter's own outline.
 */
export const newIssue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('outline'), date: isoDate, language: language.optional() }),
  z.object({
    kind: z.literal('draft'),
    date: isoDate,
    language: language.optional(),
    posts: z.array(postFile).min(1).max(2),
  }),
  z.object({ kind: z.literal('import'), post: postFile }),
])
export type NewIssue = z.infer<typeof newIssue>

/** 201. What the parser found in the posts comes with it; the text itself was kept. */
export const createdIssue = z.object({ issue, edition: z.uuid(), findings: z.array(finding) })
export type CreatedIssue = z.infer<typeof createdIssue>

/** `PATCH /api/issues/:id`: a new date moves file names, front matter, image folder and the month in title and intro. */
export const issueChange = z.object({ date: isoDate.optional(), phase: phase.optional() })
export type IssueChange = z.infer<typeof issueChange>
