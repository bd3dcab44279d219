import { useChunk, type LateChunk } from '../chunk/use-chunk.ts'
import type * as Chunk from './suggesting-chunk.ts'

const late: LateChunk<typeof Chunk> = {
  async get() {
    const loaded = await import('./suggesting-chunk.ts')
    loaded.bringWords()
    return loaded
  },
  part: 'suggesting',
  waits: true,
}

/** What Suggesting needs; null until it is there. The page of somebody who may only suggest takes no keys until then. */
export const useSuggestingChunk = (wanted: boolean): typeof Chunk | null => useChunk(wanted, late)
