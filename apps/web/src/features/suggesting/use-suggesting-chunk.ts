import { useEffect, useState } from 'react'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { browserClock } from '../live/browser-clock.ts'
import { keepTrying } from './keep-trying.ts'
import type * as Chunk from './suggesting-chunk.ts'

/**
 * What Suggesting needs, fetched once the page is idle; null until it is there. Where it does not come this is said: the
 * page of somebody who may only suggest takes no keys until then.
 */
export function useSuggestingChunk(wanted: boolean): typeof Chunk | null {
  const [chunk, setChunk] = useState<typeof Chunk | null>(null)
  const notify = useNotify()
  useEffect(() => {
    if (!wanted) return undefined
    let stop = (): void => undefined
    const idle = (globalThis.requestIdleCallback ?? setTimeout)(() => {
      stop = keepTrying({
        get: async () => import('./suggesting-chunk.ts'),
        onGot: (loaded) => {
          loaded.bringWords()
          setChunk(() => loaded)
        },
        // Some browsers remember that a module did not come and never ask for it again: then only a new page helps.
        onFailed: () =>
          notify({
            text: t('suggesting.missing'),
            tone: 'danger',
            action: { label: t('save.reload'), onAct: () => location.reload() },
          }),
        clock: browserClock,
        network: globalThis,
      })
    })
    return () => {
      ;(globalThis.cancelIdleCallback ?? clearTimeout)(idle)
      stop()
    }
  }, [wanted, notify])
  return chunk
}
