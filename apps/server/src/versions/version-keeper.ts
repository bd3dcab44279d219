import type { EditionRow } from '@stanza/store'
import type { Logger } from 'pino'
import type { Newsroom } from '../editions/newsroom.ts'
import { reasonOf } from '../log/reason-of.ts'
import { keepVersion } from './keep-version.ts'

export interface KeepTimes {
  /** A pause this long ends a stretch of writing: what it made is a version. */
  readonly pauseMs: number
  /** Writing without a pause makes one this often. */
  readonly atMostMs: number
}

/** A version is a point one goes back to, so a stretch of work rather than every sentence. Source: product.md, versions. */
const usualTimes: KeepTimes = { pauseMs: 2 * 60_000, atMostMs: 15 * 60_000 }

/** How often the editions are looked at. */
const lookEveryMs = 30_000

/** Keeps a version of what changed since the last look, where people pause or have written long. Returns how to stop it. */
export function startVersionKeeper(
  newsroom: Newsroom,
  log: Logger,
  times: KeepTimes = usualTimes,
): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve()
  const look = (): void => {
    looking = looking
      .then(() => keepDueVersions(newsroom, new Date(), times))
      .catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'no version kept; tried again soon'))
  }
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}

/**
 * One look: an edition is due when nobody has written in it for `pauseMs`, or its newest version is older than `atMostMs`.
 * What changed within the last week is looked at, so that a restart forgets nothing.
 */
export async function keepDueVersions(
  newsroom: Newsroom,
  now: Date,
  times: KeepTimes = usualTimes,
): Promise<void> {
  const before = (ms: number): string => new Date(now.getTime() - ms).toISOString()
  for (const edition of await newsroom.store.editionsChangedSince(before(7 * 24 * 60 * 60_000))) {
    if (await isDue(newsroom, edition, before(times.pauseMs), before(times.atMostMs))) {
      await keepVersion(newsroom, edition.id, null)
    }
  }
}

async function isDue(
  { store }: Newsroom,
  edition: EditionRow,
  pause: string,
  atMost: string,
): Promise<boolean> {
  const newest = (await store.versions(edition.id))[0]
  if (newest && newest.at >= edition.changed) return false
  return edition.changed <= pause || newest === undefined || newest.at <= atMost
}
