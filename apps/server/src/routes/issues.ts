import { createdIssue, issue, issueChange, issues, newIssue, type Issue } from '@stanza/schema/api'
import { monthsOf } from '@stanza/schema'
import type { IssueRow } from '@stanza/store'
import { type Caller, roleFor } from '../access/caller.ts'
import { can } from '../access/policy.ts'
import { createEdition, planEdition } from '../editions/create-edition.ts'
import { type EditionSummaries } from '../editions/edition-summaries.ts'
import { moveIssue } from '../editions/move-issue.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import { postBytes } from '../editions/read-post.ts'
import { route } from '../http/route.ts'
import { megabytes, Refusal } from '../refusal/refusal.ts'

/** Two posts in base64, their names and the rest of the JSON. A file that is too large is named by its own refusal. */
const issueBody = Math.ceil((2 * postBytes * 4) / 3) + 64 * 1024

export const issueRoutes = (summaries: EditionSummaries) => {
  const toIssue = async (
    newsroom: Newsroom,
    caller: Caller,
    row: IssueRow,
    counted = false,
  ): Promise<Issue> => ({
    id: row.id,
    date: row.date,
    months: monthsOf(row.date),
    phase: row.phase,
    role: roleFor(caller, row.id) ?? 'reader',
    editions: await summaries.of(newsroom, row, counted),
  })
  const authorOf = (caller: Caller): string =>
    caller.kind === 'person' ? caller.session.person.id : caller.token.id

  return [
    route({
      method: 'get',
      path: '/api/issues',
      summary: 'The issues that my links reach, newest first',
      place: 'newsletter',
      programs: true,
      answer: issues,
      handle: async ({ newsroom, caller, role }) => {
        const { name, site, languages } = newsroom.newsletter
        const rows = (await newsroom.store.issues()).filter((row) => roleFor(caller, row.id) !== null)
        const newest = rows.toSorted((one, other) => other.date.localeCompare(one.date))
        const list: Issue[] = []
        // This month's: of those not released the one that is due first. A long archive is not checked to be listed.
        const current = newest.findLast(({ phase }) => phase !== 'released')
        for (const row of newest) list.push(await toIssue(newsroom, caller, row, row === current))
        return { newsletter: { name, site, languages: [...languages] }, role, issues: list }
      },
    }),
    route({
      method: 'get',
      path: '/api/issues/:issue',
      summary: 'One issue with its editions',
      place: 'issue',
      action: 'read',
      programs: true,
      answer: issue,
      handle: ({ newsroom, caller, issue: row }) => toIssue(newsroom, caller, row),
    }),
    route({
      method: 'post',
      path: '/api/issues',
      summary: 'A new issue from earlier posts, from the outline, or an import of a post as it is',
      place: 'newsletter',
      rate: 'newIssuesPerMinute',
      body: newIssue,
      bodyBytes: issueBody,
      tooLarge: `A post may have ${megabytes(postBytes)}; this is larger, and nothing of it was taken.`,
      status: 201,
      answer: createdIssue,
      handle: async ({ newsroom, caller, body }) => {
        const plan = planEdition(newsroom.newsletter, body)
        // A person with rights in one issue may bring a translation of it, so the date decides whom to ask.
        const there = plan instanceof Refusal ? null : await newsroom.store.issueByDate(plan.date)
        if (!can(roleFor(caller, there?.id ?? null), 'make issue')) {
          return new Refusal('not-allowed', 'Only an editor makes an issue. Nothing was made.')
        }
        if (plan instanceof Refusal) return plan
        const made = await createEdition(newsroom, plan, authorOf(caller))
        if (made instanceof Refusal) return made
        const findings = made.findings.map((finding) => ({ ...finding }))
        return { issue: await toIssue(newsroom, caller, made.issue), edition: made.edition.id, findings }
      },
    }),
    route({
      method: 'patch',
      path: '/api/issues/:issue',
      summary: 'Move the date of an issue, which moves it everywhere, or its phase',
      place: 'issue',
      body: issueChange,
      answer: issue,
      handle: async ({ newsroom, caller, role, issue: row, body, rightsChanged }) => {
        if (body.phase !== undefined && !can(role, 'change phase', row.phase)) return mayNot
        if (body.date !== undefined && !can(role, 'move date', body.phase ?? row.phase)) return mayNot
        if (body.date !== undefined) {
          const refused = await moveIssue(newsroom, row, body.date, authorOf(caller))
          if (refused) return refused
        }
        if (body.phase !== undefined) {
          await newsroom.store.setIssue(row.id, { phase: body.phase })
          await rightsChanged()
        }
        const changed = await newsroom.store.issue(row.id)
        if (changed === null) throw new Error(`issue ${row.id} was there and is not`)
        return toIssue(newsroom, caller, changed)
      },
    }),
  ]
}

const mayNot = new Refusal(
  'not-allowed',
  'Only an editor does that, and the date of a released issue stays. Nothing was changed.',
)
