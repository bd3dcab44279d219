import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type Case } from '../case.ts'
import { inRounds, killAgain } from '../kill-rounds.ts'
import { openStage } from '../stage.ts'

const comeBackMs = 30_000

/** F00: no fault at all; what the others are compared with. */
export const noFault: Case = {
  id: 'F00',
  title: 'no fault: 120 words one after the other, then the page is reloaded',
  async run({ chance, build }) {
    await using stage = await openStage({ typists: 1, chance, ...(build === undefined ? {} : { build }) })
    const [typist] = stage.typists
    for (let word = 0; word < 120; word += 1) {
      typist?.type()
      // Each word is an update of its own.
      if (!(await stage.allSaved(comeBackMs)))
        return { violations: [`I7: word ${word} was not saved`], facts: '' }
    }
    typist?.reload()
    await stage.allSaved(comeBackMs)
    const violations = await stage.finish()
    return { violations, facts: factsOf(stage.ledger.counts) }
  },
}

/** F01: kill -9 at random moments under typing people. */
export const killLoop: Case = {
  id: 'F01',
  title: 'kill -9 at random times, 20 clients typing 10 a second',
  run: (context) =>
    inRounds(context, async (kills) => {
      const { chance, build } = context
      await using stage = await openStage({ typists: 20, chance, ...(build === undefined ? {} : { build }) })
      const violations = await killAgain(stage, chance, kills, () => stage.server)
      violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 10_000 })))
      return { violations, counts: stage.ledger.counts }
    }),
}

/** F02: the only writer closes the tab just after "Saved", and the server is killed. */
export const lastWriterLeaves: Case = {
  id: 'F02',
  title: 'kill -9 when the only writer closes its tab 0–50 ms after "Saved"',
  async run({ chance, kills, build }) {
    await using stage = await openStage({ typists: 1, chance, ...(build === undefined ? {} : { build }) })
    const [typist] = stage.typists
    for (let kill = 0; kill < kills; kill += 1) {
      typist?.type()
      if (!(await stage.allSaved(comeBackMs))) return { violations: ['I7: never saved'], facts: '' }
      await pause(chance.between(0, 50))
      typist?.reload()
      await pause(chance.between(0, 20))
      await stage.server.kill()
      await stage.server.start()
      if (!(await stage.allSaved(comeBackMs))) return { violations: ['I7: did not come back'], facts: '' }
    }
    const violations = await stage.finish({ stoppedServer: true })
    return { violations, facts: factsOf(stage.ledger.counts, `${kills} kills`) }
  },
}

/** F03: SIGTERM under typing people. */
export const gracefulStops: Case = {
  id: 'F03',
  title: 'SIGTERM during typing',
  async run({ chance, kills, build }) {
    await using stage = await openStage({ typists: 10, chance, ...(build === undefined ? {} : { build }) })
    let longest = 0
    for (let stop = 0; stop < Math.min(kills, 10); stop += 1) {
      stage.type(10)
      await pause(chance.between(200, 1_500))
      longest = Math.max(longest, await stage.server.stop())
      if (stop % 2 === 1) for (const typist of stage.typists) typist.reload()
      await stage.server.start()
    }
    const violations = await stage.finish({ stoppedServer: true, savedWithinMs: 10_000 })
    if (longest > 5) violations.push(`a stop took ${longest.toFixed(1)} s`)
    return { violations, facts: factsOf(stage.ledger.counts, `longest stop ${longest.toFixed(2)} s`) }
  },
}
