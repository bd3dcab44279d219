import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseFile } from '../../packages/store/src/sqlite/open-database.ts'
import { verifyDatabase } from '../../packages/store/src/sqlite/verify-database.ts'
import { factsOf, type CaseResult } from './case.ts'
import type { Stage } from './stage.ts'

const [faultMs, onItsWayMs] = [12_000, 1_500]

/** Plays 12 s in which nothing can be written: everybody must see it, nobody be told "Saved", and all be there afterwards. */
export async function underFault(
  stage: Stage,
  harm: () => void | Promise<void>,
  mend: () => void | Promise<void>,
): Promise<CaseResult> {
  const violations: string[] = []
  stage.type(5)
  await pause(1_500)
  await harm()
  // What was on its way to the disk is told; then nobody has room any more, and everybody goes on typing.
  await pause(onItsWayMs)
  const told = stage.ledger.counts.acknowledged
  await pause(faultMs - onItsWayMs)
  const lies = stage.ledger.counts.acknowledged - told
  if (lies > 0) violations.push(`I6: ${lies} words were told to be saved while nothing could be`)
  const notRed = stage.typists.filter(({ state }) => state.kind !== 'not-saved' && state.kind !== 'offline')
  if (notRed.length > 0) violations.push(`I6: ${notRed.length} not red after ${faultMs} ms`)
  // It may go on or end with one clear line; then the one who mends the disk starts it again (threats.md F07).
  const { hasEnded } = stage.server
  await mend()
  if (hasEnded) await stage.server.start()
  violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 10_000 })))
  const integrity = verifyDatabase(join(stage.data.path, databaseFile))
  if ((integrity['documents'] ?? 0) === 0) violations.push('the database is empty')
  return { violations, facts: factsOf(stage.ledger.counts, hasEnded ? 'the server ended' : 'it went on') }
}
