import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of a test's own that removes itself: `await using folder = temporaryFolder()`. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string
  remove(): Promise<void>
}

/** Makes an empty folder below the system's temporary one. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'stanza-'))
  // A server that is just stopping may still write its last file: a few tries, then the error.
  const remove = (): Promise<void> =>
    rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  return { path, remove, [Symbol.asyncDispose]: remove }
}
