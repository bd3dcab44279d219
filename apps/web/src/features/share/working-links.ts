import type { Link } from '@stanza/schema/api'

/** Links neither withdrawn nor expired, the newest first. `now` is an ISO instant; a link holds to the end of its last day, UTC. */
export const workingLinks = (links: readonly Link[], now: string): Link[] =>
  links
    .filter(
      (link) =>
        link.revoked === null && (link.expires === null || link.expires.slice(0, 10) >= now.slice(0, 10)),
    )
    .toSorted((one, other) => other.created.localeCompare(one.created))
