import type { DialectName } from './dialect.ts'

/** A figure that one relay reached in one scenario: the median of the runs. */
export type Lookup = (scenario: string, relay: DialectName, figure: string) => number

export interface Target {
  readonly name: string
  /** What was reached: a ratio to a peer of the same run, or a time in ms. */
  readonly reached: number
  readonly most: number
}

const wide = 'fan-out 500 readers, 10 writers'
const acks = 'acknowledgement at 1,000 updates a second'

/** The figures to reach of issue 3. NaN where a run left out what one of them needs. */
export function targets(of: Lookup, documentKibibytes: number): readonly Target[] {
  const ratio = (scenario: string, figure: string, peer: DialectName): number =>
    of(scenario, 'stanza', figure) / of(scenario, peer, figure)
  const better = (scenario: string, figure: string): number =>
    of(scenario, 'stanza', figure) /
    Math.min(of(scenario, 'hocuspocus', figure), of(scenario, 'y-websocket', figure))
  const fanOuts = [100, 500].flatMap((readers) => [
    `fan-out ${readers} readers, 1 writer`,
    `fan-out ${readers} readers, 10 writers`,
  ])
  return [
    { name: 'CPU per delivery, 500 × 10 / ws', reached: ratio(wide, 'cpuPer1000', 'ws'), most: 1 },
    {
      name: 'CPU per delivery, 500 × 10 / Hocuspocus',
      reached: ratio(wide, 'cpuPer1000', 'hocuspocus'),
      most: 0.65,
    },
    ...fanOuts.flatMap((scenario) =>
      ['p50', 'p99'].map((figure) => ({
        name: `${figure}, ${scenario} / Hocuspocus`,
        reached: ratio(scenario, figure, 'hocuspocus'),
        most: 1,
      })),
    ),
    { name: 'p99, many rooms / better peer', reached: better('many rooms', 'p99'), most: 1 },
    { name: 'idle connection / ws', reached: ratio('memory', 'idleConnection', 'ws'), most: 1 },
    {
      name: 'idle connection / Hocuspocus',
      reached: ratio('memory', 'idleConnection', 'hocuspocus'),
      most: 0.4,
    },
    {
      name: 'loaded room / its Y.Doc',
      reached: of('memory', 'stanza', 'loadedRoom') / documentKibibytes,
      most: 1.2,
    },
    ...['200,000', '1,000,000'].flatMap((operations) => [
      {
        name: `warm join, ${operations} / better peer`,
        reached: better(`join of ${operations} operations`, 'warm'),
        most: 0.4,
      },
      {
        name: `cold join, ${operations} / better peer`,
        reached: better(`join of ${operations} operations`, 'cold'),
        most: 0.1,
      },
    ]),
    { name: 'acknowledgement p50, ms', reached: of(acks, 'stanza', 'ack50'), most: 2 },
    { name: 'acknowledgement p99, ms', reached: of(acks, 'stanza', 'ack99'), most: 10 },
  ]
}
