import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import {
  cuttableWayTo,
  type CuttableWay,
} from '../../../packages/store/src/postgres/testing/cut-at-commit.ts'
import { factsOf, type Case, type CaseContext, type CaseResult } from '../case.ts'
import { missingEngines, startEngines, type Engines } from '../engines.ts'
import { openStage, type Stage } from '../stage.ts'

interface DatabaseRun {
  readonly engines: Engines
  readonly stage: Stage
  readonly way: CuttableWay
  readonly context: CaseContext
  readonly violations: string[]
}

/** A case on one node, whose PostgreSQL suffers. */
const databaseCase = (id: string, title: string, act: (run: DatabaseRun) => Promise<string>): Case => ({
  id,
  title,
  missing: missingEngines,
  async run(context): Promise<CaseResult> {
    await using engines = await startEngines()
    await using way = await cuttableWayTo(engines.databaseUrl)
    await using stage = await openStage({
      typists: 8,
      chance: context.chance,
      place: { databaseUrl: way.url },
    })
    const violations: string[] = []
    const facts = await act({ engines, stage, way, context, violations })
    violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 15_000 })))
    return { violations, facts: factsOf(stage.ledger.counts, facts) }
  },
})

export const databaseRestarts = databaseCase(
  'F12',
  'PostgreSQL restarts: fast, at once, and by kill -9',
  async ({ engines, stage, context, violations }) => {
    const { chance } = context
    const restarts = Math.max(3, Math.min(50, context.kills))
    for (let restart = 0; restart < restarts; restart += 1) {
      stage.type(5)
      await pause(chance.between(100, 1_000))
      // SIGINT: fast, SIGQUIT: immediate (PostgreSQL's manual, 18.5).
      await engines.postgres.signal((['SIGINT', 'SIGQUIT', 'SIGKILL'] as const)[restart % 3] ?? 'SIGKILL')
      await pause(chance.between(0, 500))
      await engines.postgres.start()
      if (restart % 3 === 2) for (const typist of stage.typists) typist.reload()
    }
    if (stage.server.hasEnded) violations.push('the server ended')
    return `${restarts} restarts`
  },
)

export const databasePauses = databaseCase('F13', 'PostgreSQL stands still for 20 s', async (run) => {
  const { engines, stage, violations } = run
  stage.type(5)
  await pause(2_000)
  const stopped = signalFamily(engines.postgres.pid, 'SIGSTOP')
  // Red after 8 s, and a second for the timers.
  await pause(10_000)
  const red = stage.typists.filter(({ state }) => state.kind === 'not-saved').length
  await pause(10_000)
  signalFamily(engines.postgres.pid, 'SIGCONT')
  if (stopped === 0) violations.push('nothing was stopped: nothing was proved')
  if (red < stage.typists.length) violations.push(`I6: only ${red} of ${stage.typists.length} red after 10 s`)
  if (stage.server.hasEnded) violations.push('the server ended')
  return `${red} red after 10 s`
})

/** Sends a signal to a process and those it started: PostgreSQL has one for each connection. @returns how many. */
function signalFamily(pid: number | null, signal: NodeJS.Signals): number {
  if (pid === null) return 0
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const all = [pid, ...children.map(Number)]
  for (const one of all) process.kill(one, signal)
  return all.length
}

export const cutAtCommit = databaseCase(
  'F14',
  'the connection to PostgreSQL is cut at a COMMIT',
  async ({ stage, way, context, violations }) => {
    stage.type(10)
    let cuts = 0
    for (const end = Date.now() + context.seconds * 1_000; Date.now() < end; cuts += 1) {
      way.cutAtNextCommit()
      await pause(context.chance.between(100, 700))
    }
    if (stage.server.hasEnded) violations.push('the server ended')
    return `${cuts} cuts`
  },
)
