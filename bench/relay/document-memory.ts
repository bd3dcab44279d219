import { fork } from 'node:child_process'
import { once } from 'node:events'
import * as Y from 'yjs'

const documents = 40

/** KiB of resident memory that one Y.Doc of this state takes, in a process that holds nothing else. */
export async function documentMemory(state: Uint8Array): Promise<number> {
  const child = fork(import.meta.filename, { serialization: 'advanced', execArgv: ['--expose-gc'] })
  child.send(state)
  const [kibibytes] = (await once(child, 'message')) as [number]
  child.kill()
  return kibibytes
}

process.once('message', (state: Uint8Array) => {
  const held: Y.Doc[] = []
  const resident = (): number => {
    globalThis.gc?.()
    globalThis.gc?.()
    return process.memoryUsage.rss() / 1_024
  }
  const before = resident()
  while (held.length < documents) {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, state)
    held.push(ydoc)
  }
  process.send?.((resident() - before) / held.length)
})
