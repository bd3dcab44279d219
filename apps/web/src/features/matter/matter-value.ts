import type { FrontMatter, MatterValue } from '@stanza/schema'

/** Keys that have a place of their own in the form, without regard to case. */
const shown = new Set(['title', 'summary', 'categories', 'date'])

/** What the form lists as further keys: kept in the file as they are. */
export const furtherKeys = (matter: FrontMatter): readonly (readonly [string, MatterValue])[] =>
  matter.entries.filter(([key]) => !shown.has(key.toLowerCase()))

/** A value of front matter in a line of text. */
export function valueInWords(value: MatterValue): string {
  if (Array.isArray(value)) return value.map(valueInWords).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value ?? '')
}

/** Categories from a line of text: trimmed, without empty and repeated ones. */
export const readCategories = (line: string): string[] => [
  ...new Set(
    line
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]
