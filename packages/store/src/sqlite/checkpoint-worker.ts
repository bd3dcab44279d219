import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { StoreError } from '../store-error.ts'
import { asStoreError } from './sqlite-error.ts'

// A connection of its own, in a thread of its own: PASSIVE never waits for the writer, nor the writer for it.
const file = workerData as string
const database = new DatabaseSync(file, { timeout: 0 })
// What is taken out of the log must be flushed where it goes before the log may be written over.
database.exec('PRAGMA synchronous = FULL')

parentPort?.on('message', (order: 'bring' | 'close') => {
  if (order === 'bring') return bring()
  database.close()
  parentPort?.close()
})

/** Brings the log home. A disk that is full, or a database that is busy, leaves it for the next time. */
function bring(): void {
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  } catch (thrown) {
    const error = asStoreError(thrown, file)
    if (!(error instanceof StoreError) || error.code === 'io') throw error
  }
}
