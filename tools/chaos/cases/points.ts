import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type Case, type CaseResult } from '../case.ts'
import { coldLoad, makeData } from '../data-folder.ts'
import { deathPoints } from '../death-point.ts'
import { missingEngines, startEngines } from '../engines.ts'
import { makePostgresOld, makeSqliteOld } from '../old-database.ts'
import { serverUnderTest } from '../server-under-test.ts'
import { openStage } from '../stage.ts'

const script = join(import.meta.dirname, '../broken-server.ts')
const [longestMs, rounds] = [30_000, 2]

/** F04: kill -9 at each named point on the way of an update. */
export const deaths: Case = {
  id: 'F04',
  title: 'kill -9 at each point on the way of an update and of a snapshot',
  async run({ chance }): Promise<CaseResult> {
    const build = { script, args: ['dies'] }
    await using stage = await openStage({ typists: 10, chance, build })
    const reached: string[] = []
    const violations: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const point of deathPoints) {
        stage.type(0)
        await stage.server.kill()
        const nth = point.endsWith('compaction') ? 1 : chance.between(1, 30)
        await stage.server.start(['dies', point, String(nth)])
        stage.type(20)
        const died = stage.server.ended().then(() => true)
        if (await Promise.race([died, pause(longestMs, false)])) reached.push(point)
        else violations.push(`never came to ${point}`)
        // Pages that are gone with the server show what it forgot.
        if (round % 2 === 1) for (const typist of stage.typists) typist.reload()
        await stage.server.start(['dies'])
        stage.type(0)
        if (!(await stage.allSaved(longestMs))) violations.push(`I7: not saved after ${point}`)
      }
    }
    violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 10_000 })))
    return { violations, facts: factsOf(stage.ledger.counts, `${reached.length} deaths`) }
  },
}

/** F41: a server that brings the database to its version is killed meanwhile. */
export const migrations: Case = {
  id: 'F41',
  title: 'kill -9 while the database is brought to a new version, SQLite and PostgreSQL',
  missing: missingEngines,
  async run({ chance, kills }): Promise<CaseResult> {
    await using engines = await startEngines()
    const violations: string[] = []
    const facts: string[] = []
    for (const databaseUrl of [null, engines.databaseUrl]) {
      await using data = await makeData(1, databaseUrl === null ? {} : { databaseUrl })
      const before = await coldLoad(data, data.edition)
      const makeOlder = (): void =>
        databaseUrl === null ? makeSqliteOld(data.path) : makePostgresOld(engines.postgres, databaseUrl)
      makeOlder()
      const from = performance.now()
      await using server = await serverUnderTest({
        folder: data.path,
        ...(databaseUrl === null ? {} : { databaseUrl }),
      })
      const startMs = performance.now() - from
      for (let kill = 0; kill < kills; kill += 1) {
        await server.kill()
        makeOlder()
        const started = server.start().catch(() => undefined)
        await pause(chance.next() * startMs)
        await server.kill()
        await started
      }
      await server.start()
      const health = await fetch(`${server.address}/readyz`)
      if (!health.ok) violations.push(`not ready after ${kills} kills: ${health.status}`)
      await server.stop()
      const after = await coldLoad(data, data.edition)
      if (after.digest !== before.digest) violations.push('D: another content after the new version')
      violations.push(...after.wrong)
      facts.push(
        `${databaseUrl === null ? 'SQLite' : 'PostgreSQL'}: ${kills} kills in ${startMs.toFixed(0)} ms each`,
      )
    }
    return { violations, facts: facts.join('; ') }
  },
}
