import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { StoredLog } from '@stanza/relay'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { sqliteAccess } from './access.ts'
import { sqliteAssets } from './assets.ts'
import { fileConfigurations } from './configurations.ts'
import type { Connection } from './connection.ts'
import { sqliteIssues } from './issues.ts'
import { sqliteLog } from './log.ts'
import { databaseFile, openDatabase } from './open-database.ts'
import { asStoreError } from './sqlite-error.ts'
import type { Synchronous } from './synchronous.ts'
import { sqliteReviews } from './reviews.ts'
import { sqliteVersions } from './versions.ts'
import type { Answer, Request, WorkerStart } from './worker-message.ts'

// The database lives here, so that a slow disk never holds up the sockets (relay.md, mechanism 2).
const { folder, options } = workerData as WorkerStart
const file = join(folder, databaseFile)

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const answer = (message: Answer): void => parentPort?.postMessage(message, moved(message))

/** A whole document is handed over, not copied: the sockets' thread would stand still meanwhile. */
function moved(message: Answer): ArrayBuffer[] {
  const snapshot = message.ok ? (message.value as Partial<StoredLog> | null | undefined)?.snapshot : null
  const buffer = snapshot?.bytes.buffer
  return buffer instanceof ArrayBuffer && buffer.byteLength === snapshot?.bytes.byteLength ? [buffer] : []
}

function attempt(id: number, work: () => unknown): void {
  try {
    answer({ id, ok: true, value: work() })
  } catch (thrown) {
    const error = asStoreError(thrown, file)
    const code = error instanceof StoreError ? error.code : null
    answer({ id, ok: false, code, message: error instanceof Error ? error.message : String(error) })
  }
}

const storeOn = (sql: Connection): Synchronous<Omit<Store, 'alone'>> => ({
  ...sqliteLog(sql),
  ...sqliteAccess(sql),
  ...sqliteIssues(sql),
  ...sqliteVersions(sql),
  ...sqliteAssets(sql),
  ...sqliteReviews(sql),
  ...fileConfigurations(sql, folder),
  close: () => sql.close(),
})

attempt(0, () => {
  const store = storeOn(openDatabase(folder, options)) as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >
  parentPort?.on('message', ({ id, method, args }: Request) => attempt(id, () => store[method]?.(...args)))
})
