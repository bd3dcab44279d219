import type { Chance } from './chance.ts'
import type { Counts } from './ledger.ts'
import type { ServerOptions } from './server-under-test.ts'

export interface CaseContext {
  readonly chance: Chance
  /** How long people type under the fault. */
  readonly seconds: number
  /** How often a server is killed, in the cases that kill. */
  readonly kills: number
  readonly build?: Pick<ServerOptions, 'script' | 'args'>
}

export interface CaseResult {
  /** What was broken; none: the case is passed. */
  readonly violations: readonly string[]
  readonly facts: string
}

/** One fault case of threats.md 7.3. */
export interface Case {
  readonly id: string
  readonly title: string
  /** What is missing on this machine, or null. */
  readonly missing?: () => string | null
  run(context: CaseContext): Promise<CaseResult>
}

export const factsOf = ({ typed, acknowledged, seen, lost, ghosts, doubled }: Counts, more = ''): string =>
  `${typed} typed, ${acknowledged} acknowledged, ${seen} seen by others; ${lost} lost, ${ghosts} ghosts, ${doubled} doubled${more === '' ? '' : `; ${more}`}`
