import type { Post } from './post.ts'

/** An earlier issue of the newsletter in the same language, as `dup-previous-issue` reads it. */
export interface EarlierIssue {
  readonly name: string
  /** Texts of its list entries, white space and case levelled (`entryKey`). */
  readonly entries: ReadonlySet<string>
}

/**
 * The site that the post becomes part of, as plain data: the command line reads a checkout, tests write it down. What is
 * null is not known, and the checks that need it do not run.
 */
export interface Site {
  /** Whether the site serves a file under this path, `/images/newsletter/…/x.png`. */
  readonly hasFile: ((path: string) => boolean) | null
  /** What the site says of a page: its heading ids, that it has none, or null where it cannot be judged. */
  readonly page: ((path: string) => PageAnswer) | null
  /** Hosts that the newsletter reached by https in any issue. */
  readonly secureHosts: ReadonlySet<string>
  /** Earlier issues in the post's language, the latest first. */
  readonly earlier: readonly EarlierIssue[]
  /** The edition that the post translates, or null. */
  readonly original: Post | null
  /** Names of the posts' files in the default language. */
  readonly originals: readonly string[]
}

export type PageAnswer =
  | { readonly kind: 'page'; readonly ids: ReadonlySet<string> | null }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' }

/** A list entry's text as it is compared with those of earlier issues. */
export function entryKey(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
