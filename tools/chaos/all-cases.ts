import type { Case } from './case.ts'
import { brokenBuilds } from './cases/broken-builds.ts'
import { diskFull, readOnly } from './cases/disk.ts'
import { failingLoads, restored, revoked, squatter } from './cases/documents.ts'
import { gracefulStops, killLoop, lastWriterLeaves, noFault } from './cases/kills.ts'
import { damaged, doubled, dropped, flapping, halfOpen, lateClose, reordered } from './cases/wire.ts'

/** Every case there is, in the order of threats.md 7.3. */
export const cases: readonly Case[] = [
  noFault,
  killLoop,
  lastWriterLeaves,
  gracefulStops,
  diskFull,
  readOnly,
  halfOpen,
  flapping,
  damaged,
  doubled,
  reordered,
  dropped,
  lateClose,
  squatter,
  restored,
  failingLoads,
  revoked,
  brokenBuilds,
]
