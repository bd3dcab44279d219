/** How long a single change can still be looked at (relay.md, mechanism 5). */
export const keptDays = 90
