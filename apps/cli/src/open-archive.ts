import { type Archive, newsletterIn, openStore, readConfig, readLog } from '@stanza/server'
import type { Terminal } from './terminal.ts'

/**
 * Runs work on what everything is kept in (`DATA_DIR` or `DATABASE_URL`) and closes it again. A server may be running on it: what is made here is new,
 * and what is read is what is on disk, so no room has to be asked.
 */
export async function withArchive<T>(
  { env }: Terminal,
  work: (archive: Archive, baseUrl: string) => Promise<T>,
): Promise<T> {
  const config = readConfig(env)
  const store = await openStore(config)
  try {
    const newsletter = await newsletterIn(store, config.dataFolder)
    const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`
    return await work({ store, newsletter, rooms: readLog(store) }, baseUrl)
  } finally {
    await store.close()
  }
}
