import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Configurations } from '../store.ts'
import { StoreError } from '../store-error.ts'
import type { Connection } from './connection.ts'
import { newsletterFile, syncFolder } from './open-database.ts'
import type { Synchronous } from './synchronous.ts'

/**
 * The configuration in the data folder's own `newsletter.json`, so that a person can read it, change it and keep it in a
 * repository. Processes take turns by the database's lock.
 */
export function fileConfigurations(sql: Connection, folder: string): Synchronous<Configurations> {
  const path = join(folder, newsletterFile)
  const read = (): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null)
  return {
    configuration: read,
    replaceConfiguration: (expected, text) =>
      sql.transaction(() => {
        if (read() !== expected) return false
        replace(path, text)
        return true
      }),
  }
}

/** The new text stands beside the old one, flushed, before it takes its name: a power cut leaves one or the other. */
function replace(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path
  const mode = existsSync(target) ? statSync(target).mode & 0o777 : 0o600
  const draft = `${target}.new`
  try {
    writeFlushed(draft, text, mode)
    renameSync(draft, target)
    syncFolder(dirname(target))
  } catch (error) {
    rmSync(draft, { force: true })
    // A file that is mounted by itself, as containers do, cannot be replaced.
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error
    throw new StoreError('read-only', `${target} is mounted and cannot be replaced; mount its folder instead`)
  }
}

function writeFlushed(file: string, text: string, mode: number): void {
  const handle = openSync(file, 'w', mode)
  try {
    fchmodSync(handle, mode)
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
