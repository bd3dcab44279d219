import type { Severity } from '../finding.ts'
import type { PerLanguage } from './language.ts'

/** What a newsletter decides about its checks: the `checks` part of its configuration. All of it plain data. */
export interface HouseRules {
  /** Per rule id another severity, or `off`; `on` turns on a rule that is off by itself. */
  readonly rules: Readonly<Record<string, Severity | 'off' | 'on'>>
  /** Names in their right spelling; the same letters in another case are flagged. */
  readonly names: readonly string[]
  /** Wrong name to right name, where the letters differ. */
  readonly nameSlips: Readonly<Record<string, string>>
  /** Per language (`*`: all) a misspelt word, in lower case, and what is meant. */
  readonly misspellings: PerLanguage<Readonly<Record<string, string>>>
  /** Per language (`*`: all) words that are right as they stand: no check of words flags them. A small letter holds for both cases. */
  readonly rightWords: PerLanguage<readonly string[]>
  /** Links to the own site are written site relative from this date on; null: not asked for. */
  readonly siteRelativeSince: string | null
  /** Issues from this date on begin with a section (`heading-orphan`); null: not asked for. */
  readonly sectionsSince: string | null
  /** Hosts that are known to answer by https. */
  readonly secureHosts: readonly string[]
  /** Front matter keys that the site knows. */
  readonly matterKeys: readonly string[]
  /** Per language, English headings that stay English. */
  readonly keptHeadings: PerLanguage<readonly string[]>
  /** English words of the template, in the place where they stand: matched with case at a list entry's start or in brackets. */
  readonly templateWords: readonly string[]
  /** Captions that stay as they are in every language. */
  readonly keptCaptions: readonly string[]
  /** Words left by a template: an issue that still has one is not done. */
  readonly placeholders: readonly string[]
  /** Keys a post has to have in its front matter. */
  readonly requiredMatter: readonly string[]
  /** Most visible characters of a list entry (addresses of links are not visible); null: not asked for. */
  readonly longestItem: number | null
  /** How the language of a linked page is told behind the link; null: not asked for. */
  readonly languageTags: LanguageTags | null
  /** Beginnings of the site's paths that a program answers, `/extensions/`: no file of the site says what is below them. */
  readonly madePaths: readonly string[]
}

/** `[EN]` behind a link: the tags as they are written, and whether a space parts them from the link. */
export interface LanguageTags {
  readonly tags: readonly string[]
  readonly spaced: boolean
}

/** The house rules of a newsletter that has none: only what holds everywhere is checked. */
export const noHouseRules: HouseRules = {
  rules: {},
  names: [],
  nameSlips: {},
  misspellings: {},
  rightWords: {},
  siteRelativeSince: null,
  sectionsSince: null,
  secureHosts: [],
  matterKeys: [],
  keptHeadings: {},
  templateWords: [],
  keptCaptions: [],
  placeholders: [],
  requiredMatter: ['title'],
  longestItem: null,
  languageTags: null,
  madePaths: [],
}
