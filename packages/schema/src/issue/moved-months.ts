import type { Language } from '../newsletter/language.ts'
import { textFor, type Newsletter } from '../newsletter/newsletter.ts'
import { findMonthGroups, rewriteMonths, type MonthGroup } from './month-group.ts'
import { startsWithVowel } from './title.ts'

/** What becomes of the months that a text names. */
export type MoveMonths = (months: readonly string[]) => readonly string[]

/** The languages in which an edition may name a month: its own first, then the newsletter's others. */
const languagesFor = (newsletter: Newsletter, language: Language): readonly Language[] => [
  ...new Set([language, newsletter.defaultLanguage, ...newsletter.languages]),
]

/** The months that a title names first, with their year, or null. */
export function monthsInTitle(
  newsletter: Newsletter,
  language: Language,
  title: string,
): readonly string[] | null {
  return titleGroup(newsletter, language, title)?.months ?? null
}

/** The title with its months moved; a title that names no month of a year is left as it is. */
export function moveTitle(
  newsletter: Newsletter,
  language: Language,
  title: string,
  move: MoveMonths,
): string {
  const group = titleGroup(newsletter, language, title)
  return group === null ? title : moveGroup(newsletter, title, group, move).text
}

function titleGroup(newsletter: Newsletter, language: Language, title: string): MonthGroup | null {
  const written = titleLanguage(newsletter, language, title)
  const groups = findMonthGroups(title, languagesFor(newsletter, written))
  return groups.find(({ months }) => months.every((month) => !month.startsWith('-'))) ?? null
}

/** Editions are published under a title in another language too: "April" alone does not say which. */
function titleLanguage(newsletter: Newsletter, language: Language, title: string): Language {
  const start = (other: Language): string => (newsletter.title[other] ?? '{').split('{')[0]?.trim() ?? ''
  const fits = (other: Language): boolean => start(other) !== '' && title.startsWith(start(other))
  return languagesFor(newsletter, language).find(fits) ?? language
}

/** A text with a part replaced: characters `from` to `to` of the old text became `inserted`. */
export interface MovedText {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly inserted: string
}

/**
 * Moves the months in a text of the introduction, or gives null where it does not name the months: it names `own`
 * months with their year, or the words before say so, as the newsletter's pattern of that sentence does ("month of").
 */
export function moveIntro(
  newsletter: Newsletter,
  language: Language,
  text: string,
  own: readonly string[],
  move: MoveMonths,
): MovedText | null {
  const groups = findMonthGroups(text, languagesFor(newsletter, language))
  const cued = groups.find((group) => isCued(newsletter, language, text.slice(0, group.from)))
  const group = cued ?? groups.find(({ months }) => months.join() === own.join())
  if (group === undefined) return null
  const dated = group.months.some((month) => month.startsWith('-')) ? { ...group, months: own } : group
  return moveGroup(newsletter, text, dated, move)
}

function isCued(newsletter: Newsletter, language: Language, before: string): boolean {
  const pattern = textFor(newsletter, newsletter.intro, language) ?? ''
  const [lead = ''] = pattern.split('{')
  const cue = words(lead).slice(pattern.includes('{de}') ? -1 : -2)
  const heard = words(before.slice(-60).replace(/d['’]$|\bde $/, pattern.includes('{de}') ? '' : '$&'))
  return cue.length > 0 && heard.slice(-cue.length).join(' ') === cue.join(' ')
}

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

function moveGroup(newsletter: Newsletter, text: string, group: MonthGroup, move: MoveMonths): MovedText {
  const and = textFor(newsletter, newsletter.and, group.language) ?? '&'
  const rewritten = rewriteMonths(text, group, move(group.months), and)
  const elision = group.language.startsWith('fr')
    ? /(?:d['’]|\bde )$/i.exec(text.slice(0, group.from))?.[0]
    : undefined
  const from = group.from - (elision?.length ?? 0)
  const inserted = elision === undefined ? rewritten : elide(elision, text, rewritten)
  return { text: text.slice(0, from) + inserted + text.slice(group.to), from, to: group.to, inserted }
}

function elide(old: string, text: string, months: string): string {
  if (startsWithVowel(months) === /['’]$/.test(old)) return old + months
  return startsWithVowel(months) ? `d${text.includes('’') ? '’' : "'"}${months}` : `de ${months}`
}
