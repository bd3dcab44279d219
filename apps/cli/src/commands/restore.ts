import { resolve } from 'node:path'
import { restoreSqlite } from '@stanza/store'
import { type Command, onlyOperand, readWords } from '../command.ts'
import { ownFolder } from '../own-folder.ts'
import { tell } from '../terminal.ts'
import { inWords } from './backup.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--replace]',
  summary:
    'Put a backup into an empty DATA_DIR, or with --replace in place of what is there, which is kept aside',
  run: async (words, terminal) => {
    const { values, positionals } = readWords(words, { replace: { type: 'boolean', default: false } })
    const file = resolve(onlyOperand(positionals, 'backup'))
    const dataFolder = ownFolder(terminal.env)
    const { rows, keptAside } = restoreSqlite(file, dataFolder, values.replace)
    terminal.stdout.write(`${dataFolder}: ${inWords(rows)}\n`)
    if (keptAside !== null) tell(terminal, `what was there is kept in ${keptAside}`)
    const elsewhere = rows['assets_elsewhere'] ?? 0
    if (elsewhere > 0)
      tell(terminal, `${elsewhere} images are in the bucket of ASSETS_URL; the server needs the same one`)
    tell(terminal, 'links that were revoked after the backup hold again; look through them')
    return 0
  },
}
