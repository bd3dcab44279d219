import type { Language } from '../newsletter/language.ts'
import { monthNameIndex, monthNames } from './month-names.ts'

/** One month in a text: its name and, where one follows, its year. */
interface Mention {
  readonly from: number
  /** End of the name. */
  readonly nameTo: number
  /** End of the name, or of the year. */
  readonly to: number
  readonly month: number
  readonly year: number | null
  readonly language: Language
}

/** Months named together, "December 2025 & January 2026". Offsets count UTF-16 units. */
export interface MonthGroup {
  readonly from: number
  readonly to: number
  readonly language: Language
  /** `2025-12` each; a month without a year anywhere in the group is `--12`. */
  readonly months: readonly string[]
  readonly mentions: readonly Mention[]
}

// All are sticky or anchored, and bounded: a hostile text costs its length and no more.
const gapAndYear = /(?:\s{1,3}|\s{1,3}(?:de|del|do|of|des)\s{1,3})((?:19|20)\d\d)(?!\d)/y
const joiner = /^\s{0,3}(?:[&+/,–-]|\p{L}{1,3})\s{1,3}(?:\p{L}{1,3}\s{1,3})?$/u
const dayBefore = /\d(?:st|nd|rd|th|er|[.ºª°])?\s{1,3}(?:of\s|de\s|di\s)?$/u
const dayBehind = /^\s{1,3}\d{1,2}(?!\d)/u

/**
 * The months that a text names, in these languages. Days ("12th May", "May 12") are no months and are left out.
 */
export function findMonthGroups(text: string, languages: readonly Language[]): MonthGroup[] {
  const mentions = findMentions(text, languages)
  const groups: Mention[][] = []
  for (const mention of mentions) {
    const last = groups.at(-1)?.at(-1)
    if (last !== undefined && joins(text, last.to, mention.from)) groups.at(-1)?.push(mention)
    else groups.push([mention])
  }
  return groups.map(makeGroup)
}

function findMentions(text: string, languages: readonly Language[]): Mention[] {
  const index = monthNameIndex(languages)
  const mentions: Mention[] = []
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const [word] = match
    const name = index.get(word.toLowerCase())
    if (name === undefined || (name.capital && word[0] === word[0]?.toLowerCase())) continue
    const [from, nameTo] = [match.index, match.index + word.length]
    if (
      dayBefore.test(text.slice(Math.max(0, from - 12), from)) ||
      dayBehind.test(text.slice(nameTo, nameTo + 8))
    ) {
      continue
    }
    gapAndYear.lastIndex = nameTo
    const year = gapAndYear.exec(text)
    const to = year === null ? nameTo : gapAndYear.lastIndex
    mentions.push({
      from,
      nameTo,
      to,
      month: name.month,
      year: year === null ? null : Number(year[1]),
      language: name.language,
    })
  }
  return mentions
}

function joins(text: string, from: number, to: number): boolean {
  return to - from <= 16 && joiner.test(text.slice(from, to))
}

function makeGroup(mentions: readonly Mention[]): MonthGroup {
  const [first, last] = [mentions[0] as Mention, mentions.at(-1) as Mention]
  let year: number | null = null
  const months = mentions.toReversed().map((mention) => {
    year = mention.year ?? year
    return `${year ?? '-'}-${String(mention.month).padStart(2, '0')}`
  })
  return { from: first.from, to: last.to, language: first.language, months: months.toReversed(), mentions }
}

/**
 * The group's text saying other months: in the language, case, order and joining words it was written in. `and` joins two
 * where it named one.
 */
export function rewriteMonths(
  text: string,
  group: MonthGroup,
  months: readonly string[],
  and: string,
): string {
  const [first, last] = [group.mentions[0] as Mention, group.mentions.at(-1) as Mention]
  const between = group.mentions[1] === undefined ? ` ${and} ` : text.slice(first.to, group.mentions[1].from)
  const gap = last.year === null ? null : text.slice(last.nameTo, last.to - 4)
  const upper = text[first.from] !== text[first.from]?.toLowerCase()
  const everyYear =
    gap !== null && group.mentions.length > 1 && group.mentions.every(({ year }) => year !== null)
  const name = (month: string): string => {
    const plain = monthNames(group.language)[Number(month.slice(-2)) - 1] ?? month
    return upper ? plain.slice(0, 1).toUpperCase() + plain.slice(1) : plain
  }
  return months
    .map((month, index) => {
      const next = months[index + 1]
      const withYear = next === undefined || everyYear || next.slice(0, 4) !== month.slice(0, 4)
      return gap === null || !withYear ? name(month) : `${name(month)}${gap}${month.slice(0, 4)}`
    })
    .join(between)
}
