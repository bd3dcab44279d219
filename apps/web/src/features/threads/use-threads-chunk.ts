import { useEffect, useState } from 'react'
import type * as Chunk from './threads-chunk.ts'

export type ThreadsChunk = typeof Chunk

/** The chunk of the threads, asked for once there is something to read; null until it is there. */
export function useThreadsChunk(wanted: boolean): ThreadsChunk | null {
  const [chunk, setChunk] = useState<ThreadsChunk | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    void import('./threads-chunk.ts').then((loaded) => {
      if (!gone) setChunk(() => loaded)
    })
    return () => {
      gone = true
    }
  }, [wanted])
  return chunk
}
