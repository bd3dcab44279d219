import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type CaseContext, type CaseResult } from './case.ts'
import type { Chance } from './chance.ts'
import { sumOf, type Counts } from './ledger.ts'
import type { ServerUnderTest } from './server-under-test.ts'
import type { Stage } from './stage.ts'

// Our own clients read the whole text at each change: one that grows for minutes measures them, not the server.
const killsEach = 20
const comeBackMs = 30_000

interface Round {
  readonly violations: readonly string[]
  readonly counts: Counts
  readonly facts?: string
}

/** Plays as many kills as are wanted, in rounds with a fresh document each. */
export async function inRounds(
  { kills }: CaseContext,
  play: (kills: number) => Promise<Round>,
): Promise<CaseResult> {
  const rounds: Round[] = []
  for (let left = kills; left > 0; left -= killsEach) {
    const round = await play(Math.min(left, killsEach))
    rounds.push(round)
    console.log(`       ${kills - left + Math.min(left, killsEach)} of ${kills}: ${factsOf(round.counts)}`)
    if (round.violations.length > 0) break
  }
  const said = rounds.map(({ facts = '' }) => facts).filter(Boolean)
  return {
    violations: rounds.flatMap(({ violations }) => violations),
    facts: factsOf(sumOf(rounds.map(({ counts }) => counts)), [`${kills} kills`, ...said].join('; ')),
  }
}

/** Kills and starts a server at random moments while people type. @returns what was broken on the way. */
export async function killAgain(
  stage: Stage,
  chance: Chance,
  kills: number,
  victim: () => ServerUnderTest,
  beside: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  for (let kill = 0; kill < kills; kill += 1) {
    stage.type(10)
    await pause(chance.between(50, 1_200))
    await beside()
    const server = victim()
    await server.kill()
    // Clients that live on heal what a server forgot; only pages that are gone with it show a broken promise.
    if (kill % 2 === 1) for (const typist of stage.typists) typist.reload()
    await pause(chance.between(0, 300))
    await server.start()
    // Every other time the next one strikes while people are still coming back.
    if (kill % 2 === 0) await pause(chance.between(0, 2_500))
    else stage.type(0)
    if (kill % 2 === 1 && !(await stage.allSaved(comeBackMs))) {
      const states = [...new Set(stage.typists.map(({ state }) => state.kind))].join(' and ')
      return [`I7: not saved ${comeBackMs} ms after kill ${kill + 1} (${states})`]
    }
  }
  return []
}
