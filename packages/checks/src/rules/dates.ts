import type { PassageCheck, PostCheck, Report } from '../check.ts'
import { matterText } from '../post.ts'
import { isDay, namedDays, namedMonths, weekdayName, weekdayNumber, weekdayOf } from '../words/calendar.ts'

const yearOf = (date: string): number => Number(date.slice(0, 4))
const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const weekday: PassageCheck = {
  id: 'weekday',
  scope: 'passage',
  severity: 'error',
  explain: 'The weekday does not fit the date: readers cannot tell which of the two holds.',
  run: (passage, post) => {
    if (!/\d/.test(passage.prose)) return []
    return namedDays(passage.prose, post.language).flatMap((day): Report[] => {
      const before = passage.prose.slice(Math.max(0, day.from - 30), day.from)
      const match =
        /(?<![\p{L}-])(\p{L}[\p{L}-]{3,13}),?\s(?:the\s|den\s|dem\s|le\s|el\s|il\s|dia\s|día\s)?$/u.exec(
          before,
        )
      const said = match === null ? null : weekdayNumber(match[1]!, post.language)
      if (match === null || said === null || !isDay(day.year ?? 2024, day.month, day.day)) return []
      const year = day.year ?? (post.date === null ? null : comingYear(post.date, day.month, day.day))
      if (year === null) return []
      const real = weekdayOf(year, day.month, day.day)
      if (real === said) return []
      // Without a year of its own the date may belong to another one; then only the year of the issue is judged.
      const from = day.from - before.length + match.index
      const right = weekdayName(real, post.language)
      const insert = /^\p{Lu}/u.test(match[1]!) ? right.charAt(0).toUpperCase() + right.slice(1) : right
      return [
        {
          passage: passage.index,
          from,
          to: day.to,
          message: `In ${year} this day is a ${weekdayName(real, 'en')}.`,
          fix: { kind: 'text', safe: false, edits: [{ from, to: from + match[1]!.length, insert }] },
        },
      ]
    })
  },
}

/** The year that a day without one belongs to: the issue's, or the next when the day lies more than half a year back. */
function comingYear(date: string, month: number, day: number): number {
  const year = yearOf(date)
  const gap = (month - Number(date.slice(5, 7))) * 30 + day - Number(date.slice(8, 10))
  return gap < -180 ? year + 1 : year
}

export const impossibleDate: PassageCheck = {
  id: 'impossible-date',
  scope: 'passage',
  severity: 'error',
  explain: 'The calendar does not have this day.',
  run: (passage) =>
    [...passage.prose.matchAll(/(?<![\d/-])(20\d{2})-(\d{2})-(\d{2})(?![\d-])/g)].flatMap((match): Report[] =>
      isDay(Number(match[1]), Number(match[2]), Number(match[3]))
        ? []
        : [
            {
              passage: passage.index,
              from: match.index,
              to: match.index + match[0].length,
              message: `There is no ${match[0]}.`,
            },
          ],
    ),
}

/** Words for the newsletter and its issue. */
const ofTheIssue =
  /newsletter|(?<!\p{L})(?:issue|edition|ausgabe|rundbrief|numéro|édition|lettre d[’']information|numero|edizione|número|edición|boletín|edição|boletim)(?!\p{L})/iu

export const introMonth: PostCheck = {
  id: 'intro-month',
  scope: 'post',
  severity: 'error',
  explain: 'The introduction names another month than the title: one of them was left from an earlier issue.',
  run: (post) => {
    if (post.months.length === 0) return []
    const until = post.headings[0]?.passage ?? post.passages.length
    for (const passage of post.passages.slice(0, until)) {
      if (passage.kind !== 'paragraph') continue
      const tellsOfIssue = ofTheIssue.test(passage.prose)
      const months = namedMonths(passage.prose, post.language).filter(
        // Without a year only a sentence about the issue counts, and "May" is no month where a sentence begins.
        ({ year, month }) => year !== null || (tellsOfIssue && month !== 5),
      )
      if (months.length === 0) continue
      if (
        months.some((month) =>
          post.months.some(
            (other) =>
              other.month === month.month &&
              (other.year === null || month.year === null || other.year === month.year),
          ),
        )
      )
        return []
      // An introduction that also tells of an event names a day; the sentence about the issue names the month alone.
      if (namedDays(passage.prose, post.language).length > 0) continue
      return [{ passage: passage.index, message: 'The introduction names another month than the title.' }]
    }
    return []
  },
}

export const dateVsTitle: PostCheck = {
  id: 'date-vs-title',
  scope: 'post',
  severity: 'error',
  explain:
    'An issue appears in the month after the one in its title. With another date the address of the page is wrong too.',
  run: (post) => {
    const last = post.months.at(-1)
    if (last === undefined || last.year === null || post.date === null) return []
    const difference = (yearOf(post.date) - last.year) * 12 + Number(post.date.slice(5, 7)) - last.month
    const day = Number(post.date.slice(8, 10))
    if (difference === 1 || (difference === 0 && day > 24) || (difference === 2 && day < 25)) return []
    const next = last.month === 12 ? iso(last.year + 1, 1, day) : iso(last.year, last.month + 1, day)
    return [
      {
        matter: 'date',
        message: `The date ${post.date} does not follow the month of the title.`,
        fix: { kind: 'matter', key: 'date', value: next, safe: false },
      },
    ]
  },
}

export const badDate: PostCheck = {
  id: 'bad-date',
  scope: 'post',
  severity: 'error',
  explain: 'The date of the issue is not a day of the calendar, so the site cannot place the page.',
  run: (post) => {
    const value = matterText(post, 'date')
    if (value === undefined || value === '') return [{ matter: 'date', message: 'The issue has no date.' }]
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(value)
    if (match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return []
    return [{ matter: 'date', message: `“${value}” is not a date: it is written 2026-08-05.` }]
  },
}

/** Words by which a sentence speaks of what is still to come, or asks for something until a day. */
const ahead: Readonly<Record<string, RegExp>> = {
  en: /\b(?:will|upcoming|organizes|invited to|is open until|until|deadline|please (?:apply|add|submit|register)|takes place|apply before|register (?:by|before)|is currently open)\b/i,
  de: /(?<!\p{L})(?:wird|werden|bis zum|findet|finden|Bewerbungsschluss|Anmeldeschluss|Frist|bitte|organisiert|eingeladen|derzeit offen)(?!\p{L})/u,
  fr: /(?<!\p{L})(?:aura lieu|auront lieu|se tiendra|se déroulera|organise|jusqu[’']au|avant le|date limite|invitée?s?|postuler|se déroule)(?!\p{L})/iu,
  it: /(?<!\p{L})(?:si terrà|si terranno|avrà luogo|organizza|entro il|fino al|scadenza|invitat[ei]|candidarsi)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:tendrá lugar|se celebrará|organiza|antes del|hasta el|fecha límite|invitad[oa]s?|inscribirse)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:acontecerá|será realizad[oa]|organiza|até o dia|até|prazo|convidad[oa]s?|inscrever)(?!\p{L})/iu,
}
const tellsPast =
  /(?<!\p{L})(?:was|were|took place|closed|gave|presented|celebrated|turns|war|waren|fand|fanden|statt\s?gefunden|a eu lieu|ont eu lieu|s[’']est tenue?|ha avuto|si è|si sono|è tornato|estado|tuvo|tuvieron|fue|foi|foram|aconteceu|vom|since|seit|depuis|dal|desde|Council Vote|vote of|abstimmung|Version|published|released)(?!\p{L})/iu

export const staleDate: PassageCheck = {
  id: 'stale-date',
  scope: 'passage',
  severity: 'warning',
  explain:
    'The text announces something for a day that lies before this issue. Is it still ahead, or is the year wrong?',
  run: (passage, post) => {
    const marker = ahead[post.language.slice(0, 2)]
    if (
      post.date === null ||
      marker === undefined ||
      passage.kind !== 'paragraph' ||
      !/\d{4}/.test(passage.prose) ||
      !marker.test(passage.prose)
    )
      return []
    const days = namedDays(passage.prose, post.language).filter((day) => day.year !== null)
    if (days.length === 0 || days.some((day) => iso(day.year!, day.month, day.day) >= weekBefore(post.date!)))
      return []
    return days.slice(0, 1).flatMap((day): Report[] => {
      const sentence = sentenceAround(passage.prose, day.from, day.to)
      const both = sentence + sentenceAround(passage.prose, day.to + 2, day.to + 2)
      if (!marker.test(both) || tellsPast.test(sentence)) return []
      return [
        {
          passage: passage.index,
          from: day.from,
          to: day.to,
          message: `“${passage.text.slice(day.from, day.to)}” lies before this issue (${post.date!.slice(0, 10)}): is it still ahead?`,
        },
      ]
    })
  },
}

/** An issue is written in the days before it appears: what lies back less than a week was ahead then. */
function weekBefore(date: string): string {
  return new Date(Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)) - 7))
    .toISOString()
    .slice(0, 10)
}

function sentenceAround(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - 300), from)
  const start =
    Math.max(
      before.lastIndexOf('. '),
      before.lastIndexOf('! '),
      before.lastIndexOf('? '),
      before.lastIndexOf('\n'),
    ) + 1
  const after = text.slice(to, to + 300)
  const end = /[.!?](?:\s|$)/.exec(after)
  return before.slice(start) + text.slice(from, to) + (end === null ? after : after.slice(0, end.index + 1))
}
