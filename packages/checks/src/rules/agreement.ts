import type { PassageCheck, Report } from '../check.ts'
import type { Passage } from '../passage/passage.ts'

/** Version numbers that stand in a row: "1.0", "1.0 and 1.1", "1.0, 1.1 & 2.0". */
const row =
  /\bversions?\s(v?\d{1,4}(?:\.\d{1,5}){1,3}(?:[-\s]?(?:beta|rc|alpha)\s?\d{0,2})?(?:(?:\s?(?:,|&|and|to|through|up to)\s?){1,2}v?\d{1,4}(?:\.\d{1,5}){1,3}){0,8})(\s?\([^()\n]{0,60}\))?([^.!?\n]{0,25})/gi

const isRelease = (passage: Passage, at: number): boolean =>
  passage.links.some((link) => !link.bare && link.from <= at && at < link.to && link.to - link.from < 30)

export const versionNumberAgreement: PassageCheck = {
  id: 'version-number-agreement',
  scope: 'passage',
  severity: 'warning',
  languages: ['en'],
  explain: 'One version is a version, two are versions; the verb follows.',
  run: (passage) => {
    const reports: Report[] = []
    for (const match of passage.prose.matchAll(row)) {
      const plural = /^versions/i.test(match[0])
      const word = plural ? 8 : 7
      const numbers = match[1]!.match(/\d{1,4}(?:\.\d{1,5}){1,3}/g)?.length ?? 0
      const rest = match[3] ?? ''
      const range = { from: match.index, to: match.index + word }
      const first = match.index + word + 1
      const verb = /^\s(has|have)\sbeen\b/.exec(rest)
      if (verb !== null && verb[1] === 'has' && plural && numbers > 1) {
        const from = match.index + match[0].length - rest.length + 1
        reports.push({
          passage: passage.index,
          from,
          to: from + 3,
          message: `Two versions “have been” released.`,
          fix: { kind: 'text', safe: true, edits: [{ from, to: from + 3, insert: 'have' }] },
        })
      } else if (
        plural &&
        numbers === 1 &&
        isRelease(passage, first) &&
        match[2] === undefined &&
        !/^\s?(?:[-–,&+/(]|and|or|to|through|until|up|onwards?|from|series|bis)/i.test(rest)
      ) {
        const insert = match[0].slice(0, 7)
        reports.push({
          passage: passage.index,
          ...range,
          message: 'One version is a “version”.',
          fix: { kind: 'text', safe: true, edits: [{ ...range, insert }] },
        })
      } else if (
        !plural &&
        numbers > 1 &&
        // "[version 1.0](…) and [1.1](…)": the word belongs to the first of two links.
        !passage.links.some((link) => link.from <= match.index && match.index < link.to) &&
        isRelease(passage, first) &&
        /^v?[\d.]+\s?(?:and|&)\sv?[\d.]+$/.test(match[1]!.trim()) &&
        /^(?:$|[,;:)]|\s(?!(?:branch|series|line|tag|level)))/.test(rest)
      ) {
        const insert = `${match[0].slice(0, 7)}s`
        reports.push({
          passage: passage.index,
          ...range,
          message: 'Two of them are “versions”.',
          fix: { kind: 'text', safe: true, edits: [{ ...range, insert }] },
        })
      }
    }
    return reports
  },
}

const predicates: Readonly<Record<string, RegExp>> = {
  it: /\b(?:sono stat[ei]|è stat[oa]) rilasciat[aeio]\b/gi,
  en: /\b(?:has|have) been released\b|\bwas released\b|\bwere released\b/gi,
  de: /\b(?:wurden?) veröffentlicht\b/gi,
  fr: /\b(?:a|ont) été publiée?s?(?![\p{L}])/giu,
  es: /\b(?:ha|han) sido (?:publicad|lanzad)[oa]s?\b/gi,
  pt: /\b(?:foi|foram) lançad[oa]s?\b/gi,
}

export const dupPredicate: PassageCheck = {
  id: 'dup-predicate',
  scope: 'passage',
  severity: 'warning',
  explain: 'The sentence says the same twice: “has been released … has been released”.',
  run: (passage, post) => {
    const pattern = predicates[post.language.slice(0, 2)]
    const [first, second] = pattern === undefined ? [] : [...passage.prose.matchAll(pattern)]
    if (first === undefined || second === undefined || first[0].toLowerCase() !== second[0].toLowerCase())
      return []
    const between = passage.prose.slice(first.index + first[0].length, second.index)
    // Two releases in one sentence are joined by a conjunction or parted by a full stop or semicolon.
    if (
      between.length > 120 ||
      /[.;:!?](?:\s|$)/.test(between) ||
      /\p{L}{3,}[^\d]*,\s\p{L}{3}/u.test(between) ||
      /\s(?:while|mentre|während|tandis|mientras|enquanto|whereas)\s/.test(between)
    )
      return []
    return [
      {
        passage: passage.index,
        from: first.index,
        to: second.index + second[0].length,
        message: `“${first[0]}” stands twice in this sentence.`,
      },
    ]
  },
}
