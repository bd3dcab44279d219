import type { HouseRules, Severity } from '@stanza/schema'
import type { Check, Report } from './check.ts'
import type { Passage } from './passage/passage.ts'
import type { Post } from './post.ts'
import { documentChecks, neighbourChecks } from './registry.ts'
import type { Site } from './site.ts'

/** A report with the rule that made it. */
export interface Found extends Report {
  readonly rule: string
  readonly severity: Severity
}

/** The severity that a newsletter gives a check; null where it is off or does not know the language. */
export function severityOf(check: Check, house: HouseRules, language: string): Severity | null {
  if (check.languages !== undefined && !check.languages.includes(language.slice(0, 2))) return null
  const own = Object.hasOwn(house.rules, check.id) ? house.rules[check.id] : undefined
  if (own === 'off' || (own === undefined && check.off === true)) return null
  return own === undefined || own === 'on' ? check.severity : own
}

/** What the checks of one block find in it. */
export function checkPassage(passage: Passage, post: Post): Found[] {
  return documentChecks.flatMap((check) => {
    const severity = check.scope === 'passage' ? severityOf(check, post.house, post.language) : null
    if (severity === null || check.scope !== 'passage') return []
    return check.run(passage, post).map((report) => ({ ...report, rule: check.id, severity }))
  })
}

/** What the checks find that look at the post as a whole. */
export function checkWhole(post: Post): Found[] {
  return documentChecks.flatMap((check) => {
    const severity = check.scope === 'post' ? severityOf(check, post.house, post.language) : null
    if (severity === null || check.scope !== 'post') return []
    return check.run(post).map((report) => ({ ...report, rule: check.id, severity }))
  })
}

/** What the checks find that look at the post's neighbours. */
export function checkNeighbours(post: Post, site: Site): Found[] {
  return neighbourChecks.flatMap((check) => {
    const severity = severityOf(check, post.house, post.language)
    return severity === null
      ? []
      : check.run(post, site).map((report) => ({ ...report, rule: check.id, severity }))
  })
}
