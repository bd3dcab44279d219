import { useEffect, useState } from 'react'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { browserClock } from '../live/browser-clock.ts'
import { keepTrying } from './keep-trying.ts'

/** A part of the page that is fetched when it is needed. Made once, outside of what draws. */
export interface LateChunk<Chunk> {
  readonly get: () => Promise<Chunk>
  /** What it is called where it does not come. */
  readonly part: 'suggesting' | 'threads' | 'findings' | 'markdown'
  /** Nobody waits for it: it is fetched when the page has nothing else to do. */
  readonly waits: boolean
}

/**
 * The chunk, fetched once it is wanted; null until it is there. Where it does not come this is said once, and it is tried
 * again.
 */
export function useChunk<Chunk>(wanted: boolean, { get, part, waits }: LateChunk<Chunk>): Chunk | null {
  const [chunk, setChunk] = useState<Chunk | null>(null)
  const notify = useNotify()
  useEffect(() => {
    if (!wanted) return undefined
    const start = (): (() => void) =>
      keepTrying({
        get,
        onGot: (loaded) => setChunk(() => loaded),
        // Some browsers remember that a module did not come and never ask for it again: then only a new page helps.
        onFailed: () =>
          notify({
            text: t('chunk.missing', { part: t(`chunk.${part}`) }),
            tone: 'danger',
            action: { label: t('save.reload'), onAct: () => location.reload() },
          }),
        clock: browserClock,
        network: globalThis,
      })
    if (!waits) return start()
    let stop = (): void => undefined
    const idle = (globalThis.requestIdleCallback ?? setTimeout)(() => {
      stop = start()
    })
    return () => {
      ;(globalThis.cancelIdleCallback ?? clearTimeout)(idle)
      stop()
    }
  }, [wanted, get, part, waits, notify])
  return chunk
}
