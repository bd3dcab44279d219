/** Where on an update's way the server dies in F04, in the order of the way. */
export const deathPoints = [
  'after-apply',
  'in-write',
  'after-flush',
  'after-telling',
  'in-compaction',
  'after-compaction',
] as const
export type DeathPoint = (typeof deathPoints)[number]
