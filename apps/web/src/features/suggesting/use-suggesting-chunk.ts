import { useEffect, useState } from 'react'
import type * as Chunk from './suggesting-chunk.ts'

/** What Suggesting needs, fetched once the page is idle; null until it is there. */
export function useSuggestingChunk(wanted: boolean): typeof Chunk | null {
  const [chunk, setChunk] = useState<typeof Chunk | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    const idle = (globalThis.requestIdleCallback ?? setTimeout)(() => {
      void import('./suggesting-chunk.ts').then((loaded) => {
        if (gone) return
        loaded.bringWords()
        setChunk(() => loaded)
      })
    })
    return () => {
      gone = true
      ;(globalThis.cancelIdleCallback ?? clearTimeout)(idle)
    }
  }, [wanted])
  return chunk
}
