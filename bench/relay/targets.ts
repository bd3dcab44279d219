import type { DialectName } from './dialect.ts'
import type { Lookup } from './results.ts'

export interface Target {
  readonly name: string
  /** What was got: a ratio to a peer of the same run, a time in ms, or an exponent. */
  readonly got: number
  /** The figure to reach, and which side of it is good. */
  readonly target: number
  readonly is: 'at most' | 'at least'
}

const wide = 'fan-out 500 readers, 10 writers'
const acks = 'acknowledgement at 1,000 a second'
// Printed to see that it is linear; a little more is the noise of small loads.
const linear = 1.1

/** The figures to reach. NaN where a run left out what one of them needs. */
export function targets(of: Lookup, documentKibibytes: number, exponent: number): readonly Target[] {
  const ratio = (scenario: string, figure: string, peer: DialectName): number =>
    of(scenario, 'stanza', figure) / of(scenario, peer, figure)
  const better = (scenario: string, figure: string): number =>
    of(scenario, 'stanza', figure) /
    Math.min(of(scenario, 'hocuspocus', figure), of(scenario, 'y-websocket', figure))
  const most = (name: string, got: number, target: number): Target => ({ name, got, target, is: 'at most' })
  const least = (name: string, got: number, target: number): Target => ({ name, got, target, is: 'at least' })
  const fanOuts = [100, 500].flatMap((readers) => [
    `fan-out ${readers} readers, 1 writer`,
    `fan-out ${readers} readers, 10 writers`,
  ])
  const own = (scenario: string, figure: string): number => of(scenario, 'stanza', figure)
  return [
    most('CPU per delivery, 500 × 10 / ws', ratio(wide, 'cpuPer1000', 'ws'), 1),
    most('CPU per delivery, 500 × 10 / Hocuspocus', ratio(wide, 'cpuPer1000', 'hocuspocus'), 0.65),
    ...fanOuts.flatMap((scenario) =>
      ['p50', 'p99'].map((figure) =>
        most(`${figure}, ${scenario} / Hocuspocus`, ratio(scenario, figure, 'hocuspocus'), 1),
      ),
    ),
    most('p99, many rooms / better peer', better('many rooms', 'p99'), 1),
    most('idle connection / ws', ratio('memory', 'idleConnection', 'ws'), 1),
    most('idle connection / Hocuspocus', ratio('memory', 'idleConnection', 'hocuspocus'), 0.4),
    most('loaded room / its Y.Doc', own('memory', 'loadedRoom') / documentKibibytes, 1.2),
    ...['200,000', '1,000,000'].flatMap((operations) => {
      const scenario = `join of ${operations} operations`
      return [
        most(`warm join, ${operations} / better peer`, better(scenario, 'warm'), 0.4),
        most(`cold join, ${operations} / better peer`, better(scenario, 'cold'), 0.1),
      ]
    }),
    most('acknowledgement p50, SQLite, ms', own(`${acks}, SQLite`, 'ack50'), 2),
    most('acknowledgement p99, SQLite, ms', own(`${acks}, SQLite`, 'ack99'), 10),
    most('acknowledgement p99, PostgreSQL, ms', own(`${acks}, PostgreSQL`, 'ack99'), 20),
    most('p99 from node to node with Redis, ms', own('two nodes, with Redis', 'p99'), 25),
    most('p99 from node to node without Redis, ms', own('two nodes, without Redis', 'p99'), 1_200),
    least('sustained rate, 100 readers / Hocuspocus', ratio('rate', 'sustained', 'hocuspocus'), 1),
    least('sustained rate, 100 readers / y-websocket', ratio('rate', 'sustained', 'y-websocket'), 5),
    most('growth of processor time with connections, exponent', exponent, linear),
  ]
}

/** One line: whether it was met, what was got, and what for. */
export function verdictOf({ name, got, target, is }: Target): string {
  const isMet = is === 'at most' ? got <= target : got >= target
  return `${isMet ? 'met   ' : 'MISSED'} ${got.toFixed(3).padStart(9)} ${is === 'at most' ? '≤' : '≥'} ${target}  ${name}`
}
