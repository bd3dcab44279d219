import { allSections } from '@stanza/schema'
import type { PostCheck, Report } from '../check.ts'
import type { Heading } from '../post.ts'

const decoded = (anchor: string): string => {
  if (!anchor.includes('%')) return anchor
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}

export const anchorMissing: PostCheck = {
  id: 'anchor-missing',
  scope: 'post',
  severity: 'error',
  explain:
    'The link leads to a heading of this page, but no heading has that id: a translated heading has a translated id.',
  run: (post) => {
    const ids = new Set([...post.anchors, ...post.headings.map((heading) => heading.id)])
    const names = allSections(post.newsletter?.sections ?? []).map((section) =>
      Object.values(section.headings).flat().map(goldmarkId),
    )
    const meant = new Map<string, Heading | null>()
    return post.passages.flatMap((passage) =>
      passage.links.flatMap((link, index): Report[] => {
        if (!link.href.startsWith('#') || link.href.length < 2) return []
        const anchor = decoded(link.href.slice(1))
        if (ids.has(anchor) || ids.has(anchor.normalize('NFC'))) return []
        const place = {
          passage: passage.index,
          from: link.from,
          to: link.to,
          message: `No heading of this page has the id “${anchor}”.`,
        }
        const nearest = meant.has(anchor)
          ? (meant.get(anchor) ?? null)
          : nearestHeading(anchor, post.headings, names)
        meant.set(anchor, nearest)
        return [
          nearest === null
            ? place
            : { ...place, fix: { kind: 'target', link: index, href: `#${nearest.id}`, safe: false } },
        ]
      }),
    )
  },
}

/** The heading that an anchor was most likely meant for: the same section's, else the one that shares most of its words. */
function nearestHeading(
  anchor: string,
  headings: readonly Heading[],
  sections: readonly (readonly string[])[],
): Heading | null {
  const section = sections.find((ids) => ids.includes(anchor))
  const same = section === undefined ? undefined : headings.find((heading) => section.includes(heading.id))
  if (same !== undefined) return same
  const words = new Set(anchor.split('-').filter((word) => word.length > 2))
  let best: Heading | null = null
  let most = 0
  for (const heading of headings) {
    const shared = heading.id.split('-').filter((word) => words.has(word)).length
    if (shared > most || (shared === most && shared > 0 && best !== null && heading.level < best.level))
      [best, most] = [heading, shared]
  }
  return best
}

/**
 * The id that Hugo gives a heading ("github" auto ids): letters, digits, `-` and `_` in lower case, white space as `-`,
 * all else gone. Ids of other headings in the post are not looked at here; `headingIds` numbers repeated ones.
 */
export function goldmarkId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

/** `{#id}` at the end of a heading: its author gives the id. */
const ownId = /\{#([^\s{}]{1,200})[^{}]{0,200}\}\s*$/

/** Ids for headings in order; one that comes again gets `-1`, `-2`, or the next number that is free. */
export function headingIds(texts: readonly string[]): string[] {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return texts.map((text) => {
    const own = ownId.exec(text.slice(-500))?.[1]
    if (own !== undefined) return own
    const base = goldmarkId(text) || 'heading'
    let count = counts.get(base) ?? 0
    let id = count === 0 ? base : `${base}-${count}`
    while (taken.has(id)) {
      count += 1
      id = `${base}-${count}`
    }
    counts.set(base, count + 1)
    taken.add(id)
    return id
  })
}
