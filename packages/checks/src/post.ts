import type { HouseRules, Newsletter } from '@stanza/schema'
import type { Passage } from './passage/passage.ts'
import type { Month } from './words/calendar.ts'

/** A key of the front matter with the text of its value; `items` where it is a list. */
export interface MatterEntry {
  readonly key: string
  readonly value: string
  readonly items: readonly string[]
}

/** A heading, with the id that Goldmark gives it: what anchors point at. */
export interface Heading {
  readonly passage: number
  readonly level: number
  readonly text: string
  readonly id: string
}

/** A picture: from a `figure` shortcode or a Markdown image. */
export interface Figure {
  readonly passage: number
  readonly at: number
  readonly src: string
  readonly caption: string
  readonly alt: string
}

/** What Hugo reads at a shortcode, as checks ask for it. */
export interface PostShortcode {
  readonly passage: number
  readonly at: number
  readonly name: string
  readonly fault: string | null
}

/** One edition, from a file or from a document that is being written: all that checks look at. */
export interface Post {
  readonly fileName: string | null
  readonly language: string
  /** Whether it is an edition in another language than the newsletter's first. */
  readonly translated: boolean
  /** `YYYY-MM-DD` from the front matter, or null. */
  readonly date: string | null
  /** The months that the title names; empty where it names none. */
  readonly months: readonly Month[]
  readonly matter: readonly MatterEntry[]
  readonly passages: readonly Passage[]
  readonly headings: readonly Heading[]
  /** Ids that HTML in the text gives: anchors lead there too. */
  readonly anchors: ReadonlySet<string>
  readonly figures: readonly Figure[]
  readonly shortcodes: readonly PostShortcode[]
  readonly newsletter: Newsletter | null
  readonly house: HouseRules
  /** Hosts that the post itself links by https. */
  readonly secureHosts: ReadonlySet<string>
  /** Suggestions for a word that its language does not have; null where it is right. Absent: spelling is not checked. */
  readonly spelling?: Spelling
}

export type Spelling = (word: string, language: string) => readonly string[] | null

/** The value under a key of the front matter, without regard to case. */
export function matterText(post: Post, key: string): string | undefined {
  return post.matter.find((entry) => entry.key.toLowerCase() === key)?.value
}
