/** Numbers from a seed (mulberry32), so that a run can be repeated. */
export interface Random {
  (): number
  readonly below: (end: number) => number
  readonly pick: <T>(items: readonly T[]) => T | undefined
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return Object.assign(next, {
    below,
    pick: <T>(items: readonly T[]): T | undefined => items[below(items.length)],
  })
}

/** Median, 95th percentile and maximum, `2 / 4 / 12`. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return `${at(0.5)} / ${at(0.95)} / ${at(1)}`
}
