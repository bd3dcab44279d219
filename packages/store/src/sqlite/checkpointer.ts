import { Worker } from 'node:worker_threads'
import type { NewUpdate } from '@stanza/relay'

const pageBytes = 4096
/** SQLite's own measure (sqlite.org/pragma.html, wal_autocheckpoint): as many pages in the log are worth bringing home. */
const worthPages = 1_000
/**
 * So long a log, 32 MB, the writer brings home itself: what it finds was mostly brought already, and a checkpoint that left
 * nothing is what lets it begin the log anew.
 */
export const writersPages = 8_000

/**
 * Brings what the log of the database holds into the database, beside the writer. A checkpoint flushes two files and takes
 * ten times as long as a commit; done by the writer, it was what one commit in forty waited for when many rooms wrote.
 */
export class Checkpointer {
  readonly #file: string
  readonly #onDiskError: (error: Error) => void
  #pages = 0
  #worker: Worker | null = null

  /** @param onDiskError told when the disk did not keep what it was given: nobody may trust it any more. */
  constructor(file: string, onDiskError: (error: Error) => void) {
    this.#file = file
    this.#onDiskError = onDiskError
  }

  /** These go to the log. How many pages that makes is guessed: a wrong guess makes it a little longer or shorter. */
  note(batch: readonly NewUpdate[]): void {
    // Each document has its row, its update and two places in indices.
    for (const { bytes } of batch) this.#pages += 3 + Math.ceil(bytes.length / pageBytes)
    if (this.#pages < worthPages) return
    this.#pages = 0
    this.#worker ??= this.#start()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    this.#worker.postMessage('bring')
  }

  /** Resolves when it has let go of the database. */
  async close(): Promise<void> {
    const worker = this.#worker
    if (worker === null) return
    const ended = new Promise((resolve) => void worker.once('exit', resolve))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    worker.postMessage('close')
    await ended
  }

  /** Only where much is written: a small newsletter never needs the thread. */
  #start(): Worker {
    const worker = new Worker(new URL('checkpoint-worker.ts', import.meta.url), {
      workerData: this.#file,
      name: 'checkpoints',
    })
    worker.on('error', this.#onDiskError)
    worker.on('exit', () => void (this.#worker = null))
    worker.unref()
    return worker
  }
}
