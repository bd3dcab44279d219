import type { HouseRules } from './house-rules.ts'
import type { Language, PerLanguage } from './language.ts'

/**
 * What a section holds, which decides what a new issue keeps of it:
 * - `items`: news of one month. Its lists and pictures go; a paragraph that leads in a list or the groups stays.
 * - `upcoming`: the same, but an item stays that comes again ("every month") or names a day still to come.
 * - `announcements`: free text and groups with headings of their own; what names no day still to come goes.
 * - `standing`: the same every month; stays whole.
 * - `credits`: stays, without the names of those who helped with that one issue.
 */
export type SectionBody = 'items' | 'upcoming' | 'announcements' | 'standing' | 'credits'

/** A section (or, under `groups`, a group) of an issue, as its headings name it. */
export interface SectionSpec {
  /** Its name in code and in `heading.section`; unique in the newsletter. */
  readonly key: string
  /** Level of its heading when it is printed. Other levels are recognised too. */
  readonly level: number
  readonly body: SectionBody
  /** The words of its heading; the first is printed, the others are recognised. Years in them do not count. */
  readonly headings: PerLanguage<readonly string[]>
  /** Lines that say "nothing this month" in place of items; the first is printed. Absent: an empty group is empty. */
  readonly placeholder?: PerLanguage<readonly string[]>
  /**
   * When a draft leaves the group open and does not say "nothing this month": `always` (it seldom is empty), or `after-news`
   * (where last month's had news). Absent: never.
   */
  readonly leftOpen?: 'always' | 'after-news'
  /** Not in every issue: an outline leaves it out, and a draft too when nothing of it stays. */
  readonly occasional?: boolean
  /** Only in old posts: recognised, and no longer part of an outline. */
  readonly retired?: boolean
  readonly groups?: readonly SectionSpec[]
}

/** A newsletter: plain data, from a preset or from `newsletter.json`. Nothing in the code knows one by name. */
export interface Newsletter {
  readonly name: string
  /** Address of its site, `https://example.org`, without a slash at the end. */
  readonly site: string
  readonly languages: readonly Language[]
  /** The language that is written first and whose file names have no suffix. */
  readonly defaultLanguage: Language
  /** Title of an issue with `{months}` and `{year}`. `{de}` is French "de " or "d'". */
  readonly title: PerLanguage<string>
  /** The sentence of the introduction that names the months, in the same form. */
  readonly intro: PerLanguage<string>
  /** The word between two months, "&". */
  readonly and: PerLanguage<string>
  /** Words by which an event says that it comes again, "every". */
  readonly recurring: PerLanguage<readonly string[]>
  /** Starts of list entries that name who helped with the one issue, "Contributors". */
  readonly credits: PerLanguage<readonly string[]>
  readonly categories: readonly string[]
  readonly sections: readonly SectionSpec[]
  /** Places in the site's repository; `{date}` is the date, `{language}` is `.fr` or nothing. */
  readonly paths: { readonly posts: string; readonly images: string; readonly fileName: string }
  /** Where the site serves an issue's images, `/images/newsletter/{date}/`. */
  readonly imageUrl: string
  /** What it decides about the checks of its texts; what is absent is decided by nobody (`noHouseRules`). */
  readonly checks?: Partial<HouseRules>
  /** The picture on top of every issue. */
  readonly banner: { readonly src: string; readonly caption: string } | null
}

/** The text for a language, else for the default language. */
export function textFor<Value>(
  newsletter: Newsletter,
  texts: PerLanguage<Value>,
  language: Language,
): Value | undefined {
  return texts[language] ?? texts[newsletter.defaultLanguage]
}

/** Every section and group of the newsletter, in print order, each before its groups. */
export function allSections(sections: readonly SectionSpec[]): SectionSpec[] {
  return sections.flatMap((section) => [section, ...allSections(section.groups ?? [])])
}

const specs = new WeakMap<Newsletter, ReadonlyMap<string, SectionSpec>>()

/** The section or group with this key, or undefined. Looked up once for each newsletter: typing asks for every list. */
export function sectionSpec(newsletter: Newsletter, key: string | null): SectionSpec | undefined {
  if (key === null) return undefined
  const known =
    specs.get(newsletter) ??
    new Map(allSections(newsletter.sections).map((section) => [section.key, section]))
  specs.set(newsletter, known)
  return known.get(key)
}
