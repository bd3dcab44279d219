import type { Language } from '../newsletter/language.ts'
import { textFor, type Newsletter } from '../newsletter/newsletter.ts'
import { monthNames } from './month-names.ts'

/** The title of an issue that covers these months (`2026-07` each), by the newsletter's pattern. */
export function titleOf(newsletter: Newsletter, language: Language, months: readonly string[]): string {
  return fillMonths(
    newsletter,
    language,
    textFor(newsletter, newsletter.title, language) ?? '{months} {year}',
    months,
  )
}

/** The sentence of the introduction that names the months, by the newsletter's pattern. */
export function introOf(newsletter: Newsletter, language: Language, months: readonly string[]): string {
  return fillMonths(newsletter, language, textFor(newsletter, newsletter.intro, language) ?? '', months)
}

/**
 * Fills `{months}` (`{Months}` with a capital), `{year}` and `{de}`. Months of two years carry a year each: what stands
 * between `{months}` and `{year}` in the pattern stands there too.
 */
function fillMonths(
  newsletter: Newsletter,
  language: Language,
  pattern: string,
  months: readonly string[],
): string {
  const and = ` ${textFor(newsletter, newsletter.and, language) ?? '&'} `
  const gap = /\{months\}([^{}]*)\{year\}/i.exec(pattern)?.[1] ?? ' '
  const lastYear = months.at(-1)?.slice(0, 4) ?? ''
  const upper = pattern.includes('{Months}')
  const names = months.map((month) => {
    const plain = monthNames(language)[Number(month.slice(5)) - 1] ?? month
    const name = upper ? plain.slice(0, 1).toUpperCase() + plain.slice(1) : plain
    return month.slice(0, 4) === lastYear ? name : `${name}${gap}${month.slice(0, 4)}`
  })
  return pattern
    .replace('{de}', startsWithVowel(names[0] ?? '') ? "d'" : 'de ')
    .replace(/\{months\}/i, names.join(and))
    .replace('{year}', lastYear)
}

/** French elides "de" before a vowel: "d'avril", "de mai". */
export const startsWithVowel = (word: string): boolean => /^[aeiouyàâéèêëîïôöùûü]/i.test(word)
