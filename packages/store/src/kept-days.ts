/** How long a single change can still be looked at (relay.md, mechanism 5). */
export const keptDays = 90

/** So many of the oldest updates are looked at when a snapshot is kept; one comes with every 200 (relay, settler.ts). */
export const oldestRows = 2_000
