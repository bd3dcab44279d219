/** The value below which so much (0 to 1) of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The exponent k of the power law y = c·x^k that fits best (least squares of the logarithms): 1 is linear growth. */
export function exponentOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const logs = points.filter(({ y }) => y > 0).map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }))
  const mean = (pick: (point: { x: number; y: number }) => number): number =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length
  const [middleX, middleY] = [mean(({ x }) => x), mean(({ y }) => y)]
  const along = mean(({ x, y }) => (x - middleX) * (y - middleY))
  return along / mean(({ x }) => (x - middleX) ** 2)
}
