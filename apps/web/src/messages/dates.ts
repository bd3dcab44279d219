/** How days and months are written in the interface. All dates of the product are calendar days, hence UTC throughout. */
const locale = 'en'
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
const month = {
  long: new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }),
}
const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

const parse = (date: string): Date => new Date(`${date}T00:00:00Z`)

/** `2026-09-05` as "September 5, 2026"; text that is no date as it is. */
export const dayInWords = (date: string): string => (isDay(date) ? day.format(parse(date)) : date)

/** A day that exists in the calendar, written as `2026-09-05`. */
export function isDay(date: string): boolean {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(date) ? parse(date) : null
  return read !== null && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date)
}

/** `['2026-07', '2026-08']` as "July and August 2026", or short as "Jul and Aug 2026"; months of two years name both. */
export function monthsInWords(months: readonly string[], length: 'long' | 'short' = 'long'): string {
  const years = [...new Set(months.map((one) => one.slice(0, 4)))]
  const parts = years.map((year) => {
    const names = months
      .filter((one) => one.startsWith(year))
      .map((one) => month[length].format(parse(`${one}-01`)))
    return `${list.format(names)} ${year}`
  })
  return list.format(parts)
}

/** Names in a row, "Ada, Grace, and Joan". */
export const namesInWords = (names: readonly string[]): string => list.format(names)

/** An instant in the person's own time zone. */
export const momentInWords = (iso: string): string => moment.format(new Date(iso))

/** How long ago an instant was, "5 minutes ago". */
export function agoInWords(iso: string, now: number): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000)
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
  }
  return relative.format(0, 'minute')
}
