import type { Case } from './case.ts'
import { gracefulStops, killLoop, lastWriterLeaves } from './cases/kills.ts'
import { damaged, doubled, dropped, flapping, halfOpen, lateClose, reordered } from './cases/wire.ts'

/** Every case there is, in the order of threats.md 7.3. */
export const cases: readonly Case[] = [
  killLoop,
  lastWriterLeaves,
  gracefulStops,
  halfOpen,
  flapping,
  damaged,
  doubled,
  reordered,
  dropped,
  lateClose,
]
