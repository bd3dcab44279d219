import { parentPort } from 'node:worker_threads'
import { settle } from '@stanza/relay'
import type { SettleAnswer, SettleRequest } from './thread-workshop.ts'

// Building a document of a long log takes a second; here it holds up nobody's keystrokes (relay.md, what measured best).
parentPort?.on('message', ({ id, parts }: SettleRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  const answer = (message: SettleAnswer): void => parentPort?.postMessage(message)
  try {
    answer({ id, settled: settle(parts) })
  } catch (error) {
    answer({ id, error: String(error) })
  }
})
