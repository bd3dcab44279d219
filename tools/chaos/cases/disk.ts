import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import type { Case, CaseResult } from '../case.ts'
import { openStage } from '../stage.ts'
import { underFault } from '../under-fault.ts'

const smallDisk = 'size=8m'

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
