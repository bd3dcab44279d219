/** One measured figure, with what the best pad needs for it and what we aim at. */
export interface Figure {
  readonly name: string
  readonly unit: 'KiB' | 'ms' | ''
  /** Etherpad 3.3, measured the same way on a machine of this kind. */
  readonly etherpad: number | null
  readonly aim: number
}

export const figures = {
  scriptToType: {
    name: 'JavaScript before the first key, as transferred',
    unit: 'KiB',
    etherpad: 524,
    aim: 300,
  },
  scriptBytes: {
    name: 'JavaScript in all, with what is fetched behind it',
    unit: 'KiB',
    etherpad: 524,
    aim: 400,
  },
  allBytes: { name: 'all bytes of a cold load', unit: 'KiB', etherpad: 2662, aim: 500 },
  firstKey: { name: 'navigation to the first accepted key', unit: 'ms', etherpad: 2300, aim: 1150 },
  paintMedian: { name: 'key to paint, median', unit: 'ms', etherpad: 5, aim: 5 },
  paintSlow: { name: 'key to paint, 95th percentile', unit: 'ms', etherpad: 14, aim: 14 },
  otherMedian: { name: "key to the other person's screen, median", unit: 'ms', etherpad: 590, aim: 30 },
  otherSlow: {
    name: "key to the other person's screen, 95th percentile",
    unit: 'ms',
    etherpad: null,
    aim: 60,
  },
  layoutShift: { name: 'layout shift while loading (CLS)', unit: '', etherpad: null, aim: 0 },
} as const satisfies Record<string, Figure>

export type Measured = Readonly<Record<keyof typeof figures, number>>

/** The value below which a share of all values lie; the median is `quantile(values, 0.5)`. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** The figures of several runs as a table, median of the runs first. */
export function table(runs: readonly Measured[]): string {
  const rows = (Object.keys(figures) as (keyof typeof figures)[]).map((key) => {
    const { name, unit, etherpad, aim } = figures[key]
    const values = runs.map((run) => run[key])
    const median = quantile(values, 0.5)
    const digits = unit === '' ? 3 : median < 20 ? 1 : 0
    return [
      median <= aim ? 'ok' : 'MISSED',
      name,
      `${median.toFixed(digits)} ${unit}`.trim(),
      `(${values.map((value) => value.toFixed(digits)).join(', ')})`,
      `aim ${aim}`,
      etherpad === null ? '' : `Etherpad ${etherpad}`,
    ]
  })
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
