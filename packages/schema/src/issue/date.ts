/** Tells whether a text is a day that exists, `2026-09-05`. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * The months that an issue of this date covers, oldest first: the month before it. `after` is the last month that an
 * earlier issue covered (`2023-11`): given, the months since then, as after a winter break.
 * @throws RangeError for a date that does not exist: check what people type with `isDate`.
 */
export function monthsOf(date: string, after?: string): string[] {
  const last = monthNumber(realDate(date).slice(0, 7)) - 1
  const first = after === undefined ? last : Math.min(last, monthNumber(after) + 1)
  return Array.from({ length: last - first + 1 }, (_, index) => monthText(first + index))
}

/** The date itself. @throws RangeError where it does not exist. */
export function realDate(date: string): string {
  if (!isDate(date)) throw new RangeError(`not a date that exists: ${date}`)
  return date
}

/** A month `2026-07` moved by a number of months. */
export const movedMonth = (month: string, by: number): string => monthText(monthNumber(month) + by)

/** How many months lie between two months or dates. */
export const monthsBetween = (from: string, to: string): number => monthNumber(to) - monthNumber(from)

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

const monthText = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
