import { join } from 'node:path'
import type { Case, CaseContext } from '../case.ts'
import { chanceOf } from '../chance.ts'
import { restored, squatter } from './documents.ts'
import { killLoop, noFault } from './kills.ts'

const script = join(import.meta.dirname, '../broken-server.ts')

/** Which case must catch which fault. */
const pairs: readonly (readonly [fault: string, by: Case])[] = [
  ['acknowledges-early', killLoop],
  ['checks-no-owner', squatter],
  ['drops-every-100th', noFault],
  ['knows-no-epoch', restored],
]

/** F45: four builds that are broken on purpose. One that is not caught is a hole in this suite. */
export const brokenBuilds: Case = {
  id: 'F45',
  title: 'four broken builds are each caught',
  async run({ chance, seconds }: CaseContext) {
    const missed: string[] = []
    const facts: string[] = []
    for (const [fault, by] of pairs) {
      const build = { script, args: [fault] }
      const context = { chance: chanceOf(chance.between(1, 1_000_000)), seconds, kills: 4, build }
      const caught = await by.run(context).then(
        ({ violations }) => violations,
        (error: unknown) => [String(error)],
      )
      // Neither slowness nor a case that breaks has found the fault: only the oracle has.
      const found = caught.filter((said) => /I[1-6]:/.test(said))
      facts.push(`${fault}: ${by.id} says "${found[0] ?? 'nothing'}"`)
      if (found.length === 0)
        missed.push(`${fault} was not caught by ${by.id}, which said "${caught[0] ?? 'nothing'}"`)
    }
    return { violations: missed, facts: `\n       ${facts.join('\n       ')}` }
  },
}
