import type { Settled, Workshop } from '@stanza/relay'
import { workThread } from '../threads/work-thread.ts'

// A million operations take a few seconds.
const longestMs = 30_000

/** A workshop in a thread of its own. */
export function threadWorkshop(): Workshop & { close(): Promise<void> } {
  const thread = workThread<readonly Uint8Array[], Settled>(new URL('settle-worker.ts', import.meta.url), {
    name: 'settle',
    longestMs,
  })
  return { settle: (parts) => thread.ask(parts), close: () => thread.close() }
}
