import { useChunk, type LateChunk } from '../chunk/use-chunk.ts'
import type * as Chunk from './threads-chunk.ts'

export type ThreadsChunk = typeof Chunk

const late: LateChunk<ThreadsChunk> = {
  get: async () => import('./threads-chunk.ts'),
  part: 'threads',
  waits: false,
}

/** The chunk of the threads, asked for once there is something to read; null until it is there. */
export const useThreadsChunk = (wanted: boolean): ThreadsChunk | null => useChunk(wanted, late)
