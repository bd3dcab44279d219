import type { Language } from '../newsletter/language.ts'

/** A month's name as text may hold it. */
export interface MonthName {
  /** 1 to 12. */
  readonly month: number
  readonly language: Language
  /** Written with a capital in its language always ("May"), so that the verb "may" is no month. */
  readonly capital: boolean
}

const names = new Map<Language, readonly string[]>()

/** The names of the twelve months in a language, January first; in English where the language is unknown. */
export function monthNames(language: Language): readonly string[] {
  const known = names.get(language)
  if (known !== undefined) return known
  const made = makeNames(language)
  names.set(language, made)
  return made
}

function makeNames(language: Language): readonly string[] {
  const format = formatFor(language)
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 15)))
}

function formatFor(language: Language): Intl.DateTimeFormat {
  const options = { month: 'long', timeZone: 'UTC' } as const
  try {
    return new Intl.DateTimeFormat([language, 'en'], options)
  } catch {
    // A tag that is no language tag at all; the configuration's check is elsewhere.
    return new Intl.DateTimeFormat('en', options)
  }
}

const indexes = new Map<string, ReadonlyMap<string, MonthName>>()

/** Months by their lower-case names in these languages; an earlier language wins where two share a word. */
export function monthNameIndex(languages: readonly Language[]): ReadonlyMap<string, MonthName> {
  const known = indexes.get(languages.join())
  if (known !== undefined) return known
  const index = new Map<string, MonthName>()
  for (const language of languages) {
    monthNames(language).forEach((name, month) => {
      const word = name.toLowerCase()
      if (!index.has(word)) index.set(word, { month: month + 1, language, capital: name[0] !== word[0] })
    })
  }
  indexes.set(languages.join(), index)
  return index
}
