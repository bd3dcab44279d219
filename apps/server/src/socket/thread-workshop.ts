import { Worker } from 'node:worker_threads'
import type { Settled, Workshop } from '@stanza/relay'

export interface SettleRequest {
  readonly id: number
  readonly parts: readonly Uint8Array[]
}

export type SettleAnswer = { readonly id: number } & (
  | { readonly settled: Settled }
  | { readonly error: string }
)

// A hostile document must not hold the thread for ever; a million operations take a few seconds.
const longestMs = 30_000

interface Waiting {
  readonly resolve: (settled: Settled) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** A workshop in a thread of its own, started when first needed and again after it died. */
export function threadWorkshop(): Workshop & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  const end = (error: Error): void => {
    void worker?.terminate()
    worker = null
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('settle-worker.ts', import.meta.url), { name: 'settle' })
    started.unref()
    started.on('message', (answer: SettleAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      clearTimeout(asked?.timer)
      if ('settled' in answer) asked?.resolve(answer.settled)
      else asked?.reject(new Error(answer.error))
    })
    started.on('error', (error) => {
      if (worker === started) end(new Error(`the settling thread died: ${String(error)}`, { cause: error }))
    })
    return started
  }
  return {
    settle(parts) {
      const thread = (worker ??= start())
      return new Promise((resolve, reject) => {
        last += 1
        const timer = setTimeout(() => end(new Error('settling took too long')), longestMs).unref()
        waiting.set(last, { resolve, reject, timer })
        const request: SettleRequest = { id: last, parts }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
        thread.postMessage(request)
      })
    },
    close() {
      end(new Error('the workshop is closed'))
      return Promise.resolve()
    },
  }
}
