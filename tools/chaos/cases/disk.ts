import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { temporaryFolder } from '@stanza/testkit'
import { factsOf, type Case, type CaseResult } from '../case.ts'
import { openStage, type Stage } from '../stage.ts'

const smallDisk = 'size=8m'
const faultMs = 12_000

/** A case on a small file system of its own. */
function diskCase(
  id: string,
  title: string,
  harm: (folder: string) => void,
  mend: (folder: string) => void,
): Case {
  return {
    id,
    title,
    missing: () => (process.getuid?.() === 0 ? null : 'only root may mount a small disk'),
    async run({ chance, build }): Promise<CaseResult> {
      await using folder = temporaryFolder()
      execFileSync('mount', ['-t', 'tmpfs', '-o', smallDisk, 'tmpfs', folder.path])
      try {
        const options = { typists: 5, chance, place: { path: folder.path } }
        await using stage = await openStage({ ...options, ...(build === undefined ? {} : { build }) })
        return await underFault(
          stage,
          () => harm(folder.path),
          () => mend(folder.path),
        )
      } finally {
        execFileSync('umount', ['-l', folder.path])
      }
    },
  }
}

async function underFault(stage: Stage, harm: () => void, mend: () => void): Promise<CaseResult> {
  const violations: string[] = []
  stage.type(5)
  await pause(1_500)
  harm()
  // Nobody has room any more, and everybody goes on typing.
  await pause(faultMs)
  const notRed = stage.typists.filter(({ state }) => state.kind !== 'not-saved' && state.kind !== 'offline')
  if (notRed.length > 0) violations.push(`I6: ${notRed.length} not red after ${faultMs} ms`)
  if (stage.server.hasEnded) await stage.server.start()
  mend()
  violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 10_000 })))
  return { violations, facts: factsOf(stage.ledger.counts) }
}

const filler = (folder: string): string => join(folder, 'filler')

export const diskFull = diskCase(
  'F05',
  'disk full for 12 s',
  (folder) => {
    // Down to single bytes: SQLite finds no page.
    for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) writeFileSync(filler(folder), Buffer.alloc(size), { flag: 'a' })
      } catch {
        // Full for pieces of this size.
      }
    }
  },
  (folder) => rmSync(filler(folder)),
)

export const readOnly = diskCase(
  'F07',
  'read-only file system for 12 s',
  // What is open for writing stays so on a bind mount only; a busy file system refuses to become read-only otherwise.
  (folder) => execFileSync('mount', ['-o', 'remount,ro', folder]),
  (folder) => execFileSync('mount', ['-o', 'remount,rw', folder]),
)
