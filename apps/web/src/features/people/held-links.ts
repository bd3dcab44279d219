import type { Link, PersonHere } from '@stanza/schema/api'

/** A link that still lets people in, with those who came by it. */
export interface HeldLink {
  readonly link: Link
  readonly holders: readonly PersonHere[]
}

/**
 * The links that hold at `now` (ISO), those with people first, then the newest. Who is here comes first among those who came
 * by a link, then who was here last.
 */
export function heldLinks(links: readonly Link[], people: readonly PersonHere[], now: string): HeldLink[] {
  const works = ({ revoked, expires }: Link): boolean =>
    revoked === null && (expires === null || expires.slice(0, 10) >= now.slice(0, 10))
  return links
    .filter(works)
    .map((link) => ({
      link,
      holders: people
        .filter((person) => person.links.includes(link.id))
        .toSorted((a, b) => Number(b.here) - Number(a.here) || (b.seen ?? '').localeCompare(a.seen ?? '')),
    }))
    .toSorted(
      (a, b) =>
        Number(b.holders.length > 0) - Number(a.holders.length > 0) ||
        b.link.created.localeCompare(a.link.created),
    )
}
