import type { Case } from './case.ts'
import { brokenBuilds } from './cases/broken-builds.ts'
import { joinStorm, oldPages } from './cases/crowd.ts'
import { diskFull } from './cases/disk.ts'
import { failingLoads, restored, revoked, squatter } from './cases/documents.ts'
import { failingFlush, readOnly, slowFlush } from './cases/flush.ts'
import { gracefulStops, killLoop, lastWriterLeaves, noFault } from './cases/kills.ts'
import { bothWrite, killNodes, nodeLost, redisDies, redisLies, redisLineDown } from './cases/nodes.ts'
import { deaths, migrations } from './cases/points.ts'
import { cutAtCommit, databasePauses, databaseRestarts } from './cases/postgres.ts'
import { damaged, doubled, dropped, flapping, halfOpen, lateClose, reordered } from './cases/wire.ts'

/** Every case there is, in the order of threats.md 7.3. */
export const cases: readonly Case[] = [
  noFault,
  killLoop,
  killNodes,
  lastWriterLeaves,
  gracefulStops,
  deaths,
  diskFull,
  readOnly,
  failingFlush,
  slowFlush,
  databaseRestarts,
  databasePauses,
  cutAtCommit,
  redisDies,
  redisLineDown,
  redisLies,
  nodeLost,
  bothWrite,
  halfOpen,
  flapping,
  damaged,
  doubled,
  reordered,
  dropped,
  lateClose,
  joinStorm,
  squatter,
  restored,
  oldPages,
  failingLoads,
  migrations,
  revoked,
  brokenBuilds,
]
