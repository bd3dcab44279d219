import { run } from '@stanza/server'
import type { Command } from '../command.ts'
import { readWords } from '../command.ts'
import { UsageError } from '../terminal.ts'

export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Run the server (PORT, HOST, DATA_DIR, BASE_URL, TRUSTED_PROXIES, LOG_LEVEL)',
  run: async (words) => {
    const [extra] = readWords(words, {}).positionals
    if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many`)
    await run(process)
    return 'stays'
  },
}
