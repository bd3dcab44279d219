import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { backupSqlite, type RowCounts } from '@stanza/store'
import { type Command, onlyOperand, readWords } from '../command.ts'
import { ownFolder } from '../own-folder.ts'
import { tell } from '../terminal.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Keep everything of DATA_DIR in one file, while the server runs, and read it back',
  run: async (words, terminal) => {
    const { env, stdout } = terminal
    const file = resolve(onlyOperand(readWords(words, {}).positionals, 'file to write'))
    const rows = await backupSqlite(ownFolder(env), file)
    const { size } = await stat(file)
    stdout.write(
      `${file}: ${inWords(rows)}, ${(size / 1_048_576).toFixed(1)} MB, read back and found whole\n`,
    )
    const elsewhere = rows['assets_elsewhere'] ?? 0
    if (elsewhere > 0)
      tell(
        terminal,
        `${elsewhere} images are in the bucket of ASSETS_URL, not in this file: keep a copy of it too`,
      )
    return 0
  },
}

/** What a backup holds, for a person who wonders whether it is the right one. */
export function inWords(rows: RowCounts): string {
  const kinds = { issues: 'issues', editions: 'editions', updates: 'changes', asset_contents: 'images' }
  return Object.entries(kinds)
    .map(([table, word]) => `${rows[table] ?? 0} ${word}`)
    .join(', ')
}
