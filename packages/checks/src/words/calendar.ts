/** A month of a year; `month` 1 to 12. `year` null where the text names none. */
export interface Month {
  readonly year: number | null
  readonly month: number
}

const monthNames: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  de: [
    ['januar', 'jänner'],
    ['februar'],
    ['märz'],
    ['april'],
    ['mai'],
    ['juni'],
    ['juli'],
    ['august'],
    ['september'],
    ['oktober'],
    ['november'],
    ['dezember'],
  ],
  fr: [
    ['janvier'],
    ['février'],
    ['mars'],
    ['avril'],
    ['mai'],
    ['juin'],
    ['juillet'],
    ['août'],
    ['septembre'],
    ['octobre'],
    ['novembre'],
    ['décembre'],
  ],
  it: [
    ['gennaio'],
    ['febbraio'],
    ['marzo'],
    ['aprile'],
    ['maggio'],
    ['giugno'],
    ['luglio'],
    ['agosto'],
    ['settembre'],
    ['ottobre'],
    ['novembre'],
    ['dicembre'],
  ],
  es: [
    ['enero'],
    ['febrero'],
    ['marzo'],
    ['abril'],
    ['mayo'],
    ['junio'],
    ['julio'],
    ['agosto'],
    ['septiembre', 'setiembre'],
    ['octubre'],
    ['noviembre'],
    ['diciembre'],
  ],
  pt: [
    ['janeiro'],
    ['fevereiro'],
    ['março'],
    ['abril'],
    ['maio'],
    ['junho'],
    ['julho'],
    ['agosto'],
    ['setembro'],
    ['outubro'],
    ['novembro'],
    ['dezembro'],
  ],
}

const weekdayNames: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [['sunday'], ['monday'], ['tuesday'], ['wednesday'], ['thursday'], ['friday'], ['saturday']],
  de: [
    ['sonntag'],
    ['montag'],
    ['dienstag'],
    ['mittwoch'],
    ['donnerstag'],
    ['freitag'],
    ['samstag', 'sonnabend'],
  ],
  fr: [['dimanche'], ['lundi'], ['mardi'], ['mercredi'], ['jeudi'], ['vendredi'], ['samedi']],
  it: [['domenica'], ['lunedì'], ['martedì'], ['mercoledì'], ['giovedì'], ['venerdì'], ['sabato']],
  es: [['domingo'], ['lunes'], ['martes'], ['miércoles'], ['jueves'], ['viernes'], ['sábado']],
  pt: [
    ['domingo'],
    ['segunda-feira', 'segunda'],
    ['terça-feira', 'terça'],
    ['quarta-feira', 'quarta'],
    ['quinta-feira', 'quinta'],
    ['sexta-feira', 'sexta'],
    ['sábado'],
  ],
}

const table = (
  names: Readonly<Record<string, readonly (readonly string[])[]>>,
): ReadonlyMap<string, ReadonlyMap<string, number>> =>
  new Map(
    Object.entries(names).map(([language, rows]) => [
      language,
      new Map(rows.flatMap((row, index) => row.map((name) => [name, index] as const))),
    ]),
  )

const months = table(monthNames)
const weekdays = table(weekdayNames)
const base = (language: string): string => language.slice(0, 2)

/** 1 to 12 for a month's name in the language or in English, else null. */
function monthNumber(word: string, language: string): number | null {
  const name = word.toLowerCase()
  const index = months.get(base(language))?.get(name) ?? months.get('en')?.get(name)
  return index === undefined ? null : index + 1
}

/** Whether the word names a month in English and not in the language. */
export function isEnglishMonth(word: string, language: string): boolean {
  return (
    months.get('en')?.has(word.toLowerCase()) === true &&
    months.get(base(language))?.has(word.toLowerCase()) !== true
  )
}

/** 0 (Sunday) to 6 for a weekday's name in the language or in English, else null. */
export function weekdayNumber(word: string, language: string): number | null {
  const name = word.toLowerCase()
  return weekdays.get(base(language))?.get(name) ?? weekdays.get('en')?.get(name) ?? null
}

/** The weekday's name in the language. */
export function weekdayName(day: number, language: string): string {
  return (weekdayNames[base(language)] ?? weekdayNames['en'])?.[day]?.[0] ?? ''
}

/** The weekday, 0 (Sunday) to 6, of a date in the Gregorian calendar. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** Whether the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A day that a text names: where, and in which year if it says so. */
export interface NamedDay {
  readonly from: number
  readonly to: number
  readonly year: number | null
  readonly month: number
  readonly day: number
}

const isoDay = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g
const dayMonth =
  /(?<![\d.:/])(\d{1,2})(?:\.|st|nd|rd|th|º|°|er|ᵉʳ)?\s(?:of\s|de\s|d[’'])?(\p{L}{3,10})\.?(?:,?\s(?:de\s|del\s)?(\d{4})(?!\d))?/gu
const monthDay = /(?<!\p{L})(\p{L}{3,9})\s(\d{1,2})(?:st|nd|rd|th)?(?![\d.:/])(?:,?\s(\d{4})(?!\d))?/gu

/** The days that a text names, in the language or in English: `2026-01-31`, "31 January 2026", "January 31st, 2026". */
export function namedDays(text: string, language: string): NamedDay[] {
  const found: NamedDay[] = []
  const add = (
    match: RegExpMatchArray,
    year: string | undefined,
    month: number | null,
    day: number,
  ): void => {
    if (month === null || month < 1 || month > 12 || day < 1 || day > 31) return
    const from = match.index ?? 0
    found.push({
      from,
      to: from + match[0].length,
      year: year === undefined ? null : Number(year),
      month,
      day,
    })
  }
  for (const match of text.matchAll(isoDay)) add(match, match[1], Number(match[2]), Number(match[3]))
  for (const match of text.matchAll(dayMonth))
    add(match, match[3], monthNumber(match[2] ?? '', language), Number(match[1]))
  for (const match of text.matchAll(monthDay))
    add(match, match[3], monthNumber(match[1] ?? '', language), Number(match[2]))
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  // "1 May 2026" and "May 2026, 1 …" may both match: the one that begins first holds.
  let end = 0
  return found.filter((day) => {
    if (day.from < end) return false
    end = day.to
    return true
  })
}

const monthYear = /(?<!\p{L})(\p{L}{3,10})(?:\s(?:de\s|del\s)?(\d{4}))?(?!\d)/gu

/** The months that a text names; a month without a year takes that of the next one that has it. */
export function namedMonths(text: string, language: string): Month[] {
  const found: { year: number | null; month: number }[] = []
  for (const match of text.matchAll(monthYear)) {
    const month = monthNumber(match[1] ?? '', language)
    // Short forms ("may", "mar") are words of their own in running text: they count beside a year only.
    if (
      month === null ||
      (match[2] === undefined && (match[1] ?? '').length <= 4 && !/\p{Lu}/u.test(match[1] ?? ''))
    )
      continue
    found.push({ year: match[2] === undefined ? null : Number(match[2]), month })
  }
  let year: number | null = null
  for (const month of found.toReversed()) {
    if (month.year === null) month.year = year !== null && month.month === 12 ? year - 1 : year
    else year = month.year
  }
  return found
}
