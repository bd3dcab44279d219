import { parentPort, Worker } from 'node:worker_threads'
import { reasonOf } from '../log/reason-of.ts'
import { WorkError } from './work-error.ts'

interface Asked<Request> {
  readonly id: number
  readonly request: Request
}

type Told<Answer> = { readonly id: number } & ({ readonly answer: Answer } | { readonly error: string })

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** Work that would hold up the sockets, in a thread of its own. */
export interface WorkThread<Request, Answer> {
  /** @throws WorkError with the reason why the work threw, without what it was about; and when it takes too long, after which the thread is started anew. */
  ask(request: Request): Promise<Answer>
  /** Ends the thread; the next question starts another. */
  close(): Promise<void>
}

/**
 * A thread that is started when first asked, and again after it died. It never keeps the process alive.
 * @param module the file that calls `answerInThread`.
 * @param longestMs how long one piece of work may take: a hostile document must not hold the thread for ever.
 */
export function workThread<Request, Answer>(
  module: URL,
  { name, longestMs }: { readonly name: string; readonly longestMs: number },
): WorkThread<Request, Answer> {
  const waiting = new Map<number, Waiting<Answer>>()
  let worker: Worker | null = null
  let last = 0

  const end = async (error: Error): Promise<void> => {
    const ended = worker
    worker = null
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
    await ended?.terminate()
  }
  const start = (): Worker => {
    const started = new Worker(module, { name })
    started.unref()
    started.on('message', (told: Told<Answer>) => {
      const asked = waiting.get(told.id)
      waiting.delete(told.id)
      clearTimeout(asked?.timer)
      if ('answer' in told) asked?.resolve(told.answer)
      else asked?.reject(new WorkError(told.error))
    })
    started.on('error', (error) => {
      if (worker === started)
        void end(new WorkError(`the thread "${name}" died: ${reasonOf(error)}`, { cause: error }))
    })
    return started
  }
  return {
    ask(request) {
      const thread = (worker ??= start())
      return new Promise((resolve, reject) => {
        last += 1
        const late = (): void => void end(new WorkError(`the thread "${name}" took too long`))
        waiting.set(last, { resolve, reject, timer: setTimeout(late, longestMs).unref() })
        const asked: Asked<Request> = { id: last, request }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
        thread.postMessage(asked)
      })
    },
    close: () => end(new WorkError(`the thread "${name}" is closed`)),
  }
}

/** Called in the thread: answers every question with what `work` gives. */
export function answerInThread<Request, Answer>(work: (request: Request) => Answer): void {
  parentPort?.on('message', ({ id, request }: Asked<Request>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    const tell = (told: Told<Answer>): void => parentPort?.postMessage(told)
    try {
      tell({ id, answer: work(request) })
    } catch (error) {
      tell({ id, error: reasonOf(error) })
    }
  })
}
