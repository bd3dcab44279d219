import { run } from '@stanza/server'
import type { Command } from '../command.ts'
import { readWords } from '../command.ts'

export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Run the server (PORT, HOST, DATA_DIR, BASE_URL, TRUSTED_PROXIES, LOG_LEVEL)',
  run: async (words) => {
    readWords(words, {})
    await run(process)
    return 'stays'
  },
}
