/** What a flaw is made with: the language of the post, and numbers that a seed gives. */
export interface Around {
  readonly language: string
  /** A whole number from 0, less than the given one. */
  readonly chance: (below: number) => number
}

/** A kind of flaw that is put into posts that do not have it. */
export interface Flaw {
  readonly rule: string
  /** Where it can be put. */
  readonly at: RegExp
  readonly make: (found: string, around: Around, groups: readonly string[]) => string
  /** Whether the rule's fix, where it offers one, has to give back the text as it was. */
  readonly restores: boolean
  /** How many lines below the place the finding is. */
  readonly lineShift: number
  /** The finding may be on any line. */
  readonly anywhere: boolean
  readonly languages: readonly string[] | null
  readonly translated: boolean
}

interface Terms {
  readonly restores?: boolean
  readonly lineShift?: number
  readonly anywhere?: boolean
  readonly languages?: readonly string[]
  readonly translated?: boolean
}

export function flaw(rule: string, at: RegExp, make: Flaw['make'], terms: 'restores' | Terms = {}): Flaw {
  const given: Terms = terms === 'restores' ? { restores: true } : terms
  return {
    rule,
    at,
    make,
    restores: given.restores ?? false,
    lineShift: given.lineShift ?? 0,
    anywhere: given.anywhere ?? false,
    languages: given.languages ?? null,
    translated: given.translated ?? false,
  }
}

/** A day of 2024 to 2026 as its language writes it, with the weekday of the one `shift` days later. */
export function dayIn(language: string, chance: Around['chance'], shift: number): string {
  const date = new Date(Date.UTC(2024 + chance(3), chance(12), 1 + chance(28)))
  const written = (options: Intl.DateTimeFormatOptions, day: Date): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(day)
  const later = new Date(date.getTime() + shift * 86_400_000)
  return written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, date).replace(
    written({ weekday: 'long' }, date),
    written({ weekday: 'long' }, later),
  )
}

/** The name of the month five months on; null for a word that is none. */
export function monthIn(word: string, language: string): string | null {
  const names = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, month, 5)),
    ),
  )
  const at = names.findIndex((name) => name.toLowerCase() === word.toLowerCase())
  return at < 0 ? null : names[(at + 5) % 12]!
}
