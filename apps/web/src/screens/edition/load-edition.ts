import type { Edition, Issue } from '@stanza/schema/api'
import { readEdition } from '../../api/editions.ts'
import { readIssue } from '../../api/issues.ts'
import { type CurrentNewsletter, readNewsletter } from '../../api/newsletter.ts'
import type { Answer } from '../../api/request.ts'
import { t } from '../../messages/message.ts'

/** What must be known of an edition before its text is opened. */
export interface EditionFacts {
  readonly issue: Issue
  readonly edition: Edition
  readonly newsletter: CurrentNewsletter
}

/** Asks for all of it, side by side where one does not need the other. */
async function loadEdition(issueId: string, language: string): Promise<Answer<EditionFacts>> {
  const [issue, newsletter] = await Promise.all([readIssue(issueId), readNewsletter()])
  if (!issue.ok) return issue
  if (!newsletter.ok) return newsletter
  const summary = issue.value.editions.find((one) => one.language === language)
  if (!summary) return { ok: false, refusal: { code: 'not-found', message: t('edition.not-found.text') } }
  const edition = await readEdition(summary.id)
  if (!edition.ok) return edition
  return { ok: true, value: { issue: issue.value, edition: edition.value, newsletter: newsletter.value } }
}

let early: { readonly key: string; readonly answer: Promise<Answer<EditionFacts>> } | null = null
const keyOf = (issue: string, language: string): string => `${issue}/${language}`

/** Asks before the page is there; the first `takeEdition` for the same edition gets this answer. */
export function askEarly(issue: string, language: string): void {
  early = { key: keyOf(issue, language), answer: loadEdition(issue, language) }
}

/** The edition's facts: the early answer once, from then on a fresh one. */
export function takeEdition(issue: string, language: string): Promise<Answer<EditionFacts>> {
  const ready = early?.key === keyOf(issue, language) ? early.answer : null
  early = null
  return ready ?? loadEdition(issue, language)
}
