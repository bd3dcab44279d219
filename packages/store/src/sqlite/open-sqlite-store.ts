import { Worker } from 'node:worker_threads'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { turns } from '../turns.ts'
import type { DatabaseOptions } from './open-database.ts'
import type { Answer, Request, WorkerStart } from './worker-message.ts'

type Settle = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

// A Store as data: the compiler refuses a port method that is missing here.
const methods = {
  load: 0,
  append: 0,
  since: 0,
  heads: 0,
  snapshot: 0,
  createPerson: 0,
  renamePerson: 0,
  personNames: 0,
  createLink: 0,
  linkByHash: 0,
  link: 0,
  useLink: 0,
  links: 0,
  revokeLink: 0,
  createSession: 0,
  addLinkToSession: 0,
  sessionByHash: 0,
  noteSeen: 0,
  endSession: 0,
  createToken: 0,
  tokenByHash: 0,
  revokeToken: 0,
  createIssue: 0,
  addEdition: 0,
  issues: 0,
  issue: 0,
  issueByDate: 0,
  editions: 0,
  edition: 0,
  editionsChangedSince: 0,
  base: 0,
  setBase: 0,
  setIssue: 0,
  addVersion: 0,
  versions: 0,
  versionContent: 0,
  authorsSince: 0,
  addAsset: 0,
  assets: 0,
  assetContent: 0,
  openReview: 0,
  peopleAt: 0,
  setLinkRole: 0,
  configuration: 0,
  replaceConfiguration: 0,
} satisfies Record<Exclude<keyof Store, 'close' | 'alone'>, 0>

/**
 * Opens the SQLite store in a data folder, making both where absent (modes 0700 and 0600). One worker thread owns the
 * database; calls are answered in order. A second process may open the same folder: SQLite takes turns.
 * @throws StoreError that says in one sentence why it cannot be opened and what to do; nothing was changed then.
 */
export async function openSqliteStore(folder: string, options: DatabaseOptions = {}): Promise<Store> {
  const start: WorkerStart = { folder, options }
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: start, name: 'store' })
  const waiting = new Map<number, Settle>()
  let last = 0
  let ended: Error | null = null

  const call = (method: string, args: readonly unknown[]): Promise<unknown> => {
    if (ended !== null) return Promise.reject(ended)
    last += 1
    const request: Request = { id: last, method, args }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    return answerTo(last, () => worker.postMessage(request))
  }
  const answerTo = (id: number, begin: () => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      begin()
    })
  const end = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const settle = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) settle?.resolve(answer.value)
    else
      settle?.reject(
        answer.code === null ? new Error(answer.message) : new StoreError(answer.code, answer.message),
      )
  })
  worker.on('error', (error) =>
    end(new StoreError('io', `the store's thread died: ${String(error)}`, { cause: error })),
  )
  worker.on('exit', () => end(new StoreError('io', 'the store is closed')))

  try {
    await answerTo(0, () => undefined)
  } catch (error) {
    await worker.terminate()
    throw error
  }
  const calls = Object.keys(methods).map((name) => [name, (...args: unknown[]) => call(name, args)] as const)
  const close = async (): Promise<void> => {
    if (ended !== null) return
    await call('close', [])
    await worker.terminate()
  }
  return { ...Object.fromEntries(calls), alone: turns(), close } as unknown as Store
}
