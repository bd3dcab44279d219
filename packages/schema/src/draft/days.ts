import type { Language } from '../newsletter/language.ts'
import { isDate, monthsBetween, movedMonth } from '../issue/date.ts'
import { monthNameIndex } from '../issue/month-names.ts'

// How far around a month's name its day and year are looked for, in characters: "June, from Friday 19th to Sunday 21st 2026".
const before = 16
const behind = 48

const dayBefore = /(?:^|[^\d:.,/])(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?,?\s{1,3}(?:(?:of|de|di)\s)?$/u
const dayBehind = /(?<![\d:.,/])(\d{1,2})(?:st|nd|rd|th)?(?![\d:/%]|\.\d)/gu
const yearBehind = /(?<!\d)(?:19|20)\d\d(?!\d)/u

/**
 * The days that a text names, `2026-06-21` each: ISO dates, and months with a day before or behind; of several days ("19th
 * to 21st") the last, of a month alone its last. Where no year stands near, the one nearest to `around`.
 */
export function daysIn(text: string, languages: readonly Language[], around: string): string[] {
  const index = monthNameIndex(languages)
  const iso = [...text.matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)].map(([day]) => day).filter(isDate)
  const words = [...text.matchAll(/\p{L}+/gu)].flatMap((match) => {
    const name = index.get(match[0].toLowerCase())
    const small = match[0][0] === match[0][0]?.toLowerCase()
    return name === undefined || (name.capital && small)
      ? []
      : [{ name, from: match.index, to: match.index + match[0].length }]
  })
  return [
    ...iso,
    ...words.map(({ name, from, to }, place) => {
      const after =
        text.slice(to, Math.min(to + behind, words[place + 1]?.from ?? text.length)).split(/[.!?]\s/)[0] ?? ''
      const year = yearBehind.exec(after)?.[0]
      const month = nearest(name.month, year, around)
      const direct = dayBefore.exec(text.slice(Math.max(0, from - before), from))?.[1]
      const days = [
        ...after
          .slice(0, after.search(yearBehind) < 0 ? after.length : after.search(yearBehind))
          .matchAll(dayBehind),
      ]
      return dayText(month, direct === undefined ? days.map(([, day]) => Number(day)) : [Number(direct)])
    }),
  ]
}

function nearest(month: number, year: string | undefined, around: string): string {
  const number = String(month).padStart(2, '0')
  if (year !== undefined) return `${year}-${number}`
  const same = `${around.slice(0, 4)}-${number}`
  const away = monthsBetween(around, same)
  // An event is announced ahead: what lies more than four months back is next year's.
  return away < -4 ? movedMonth(same, 12) : away > 7 ? movedMonth(same, -12) : same
}

function dayText(month: string, days: readonly number[]): string {
  const last = Math.max(0, ...days.filter((day) => day >= 1 && day <= 31))
  return `${month}-${String(last === 0 ? 31 : last).padStart(2, '0')}`
}
