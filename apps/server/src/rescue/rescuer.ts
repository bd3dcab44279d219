import { join } from 'node:path'
import type { Clock } from '@stanza/relay'
import { postFileName } from '@stanza/schema'
import type { EditionRow } from '@stanza/store'
import type { Logger } from 'pino'
import type { Archive } from '../editions/newsroom.ts'
import { reasonOf } from '../log/reason-of.ts'
import { workThread } from '../threads/work-thread.ts'
import type { RenderRequest } from './render-worker.ts'
import { isRescued, keepRendering } from './rescue-files.ts'

export interface RescueParts {
  /** Its newsletter is the one of the moment: file names follow a change of the settings. */
  readonly newsroom: Pick<Archive, 'store' | 'newsletter'>
  readonly dataFolder: string
  readonly clock: Clock
  readonly log: Logger
  /** Told of each edition that could not be rendered or kept. */
  readonly onFailure?: () => void
}

const rescueFolder = 'rescue'

// relay.md, mechanism 5: every 15 minutes of change.
const everyMs = 15 * 60_000
// A server that is restarted every few minutes renders too.
const firstMs = 60_000
// A document of a million operations takes some seconds.
const longestMs = 60_000
// By so much another node's clock may be behind; what was rendered already is only looked for again.
const slowClockMs = 60 * 60_000
const ever = '1970-01-01T00:00:00.000Z'

export interface Rescuer {
  /** Resolves when no look is under way. */
  idle(): Promise<void>
  /** Ends at once; what was being rendered is rendered after the next start. */
  stop(): Promise<void>
}

type Render = (request: RenderRequest) => Promise<string>

/**
 * Keeps plain Markdown of every edition that changes, for a day on which there is no Yjs, no database or no Stanza to read
 * the rest. It is rendered from what is on disk, in a thread of its own, one edition after the other.
 */
export function startRescue(parts: RescueParts): Rescuer {
  const { clock, log, onFailure = () => undefined } = parts
  const module = new URL('render-worker.ts', import.meta.url)
  const thread = workThread<RenderRequest, string>(module, { name: 'rescue', longestMs })
  let isStopped = false
  let looking: Promise<void> = Promise.resolve()
  // The first look sees every edition, so that there is a rendering of all of them.
  let since = ever

  const tryOne = async (edition: EditionRow): Promise<boolean> => {
    if (isStopped) return false
    try {
      await rescue(parts, edition, (request) =>
        // The thread was ended, and asking it would start another.
        isStopped ? Promise.reject(new Error('stopped')) : thread.ask(request),
      )
      return true
    } catch (error) {
      // One edition that cannot be rendered must not keep the others from it.
      if (isStopped) return false
      log.warn({ edition: edition.id, reason: reasonOf(error) }, 'no rescue rendering')
      onFailure()
      return false
    }
  }
  const look = async (): Promise<void> => {
    let isWhole = true
    try {
      const changed = await parts.newsroom.store.editionsChangedSince(since)
      for (const edition of changed) isWhole = (await tryOne(edition)) && isWhole
      // What could not be kept is tried again by the next look.
      const newest = changed.at(-1)
      if (isWhole && newest !== undefined)
        since = new Date(Date.parse(newest.changed) - slowClockMs).toISOString()
    } catch (error) {
      if (isStopped) return
      log.warn({ reason: reasonOf(error) }, 'no rescue renderings; tried again in 15 minutes')
      onFailure()
    } finally {
      await thread.close()
    }
  }
  const lookIn = (ms: number): (() => void) =>
    clock.after(ms, () => {
      looking = look().then(() => {
        if (!isStopped) stopWaiting = lookIn(everyMs)
      })
    })
  let stopWaiting = lookIn(firstMs)
  return {
    idle: () => looking,
    async stop() {
      isStopped = true
      stopWaiting()
      await thread.close()
      await looking
    },
  }
}

async function rescue(
  { newsroom, dataFolder }: RescueParts,
  edition: EditionRow,
  render: Render,
): Promise<void> {
  const { store, newsletter } = newsroom
  const issue = await store.issue(edition.issue)
  if (issue === null) return
  const place = {
    folder: join(dataFolder, rescueFolder, edition.id),
    changed: edition.changed,
    post: postFileName(newsletter, issue.date, edition.language),
  }
  // Before the whole log is read, behind which acknowledgements would wait.
  if (await isRescued(place)) return
  const stored = await store.load(edition.id)
  if (stored === null) return
  const parts = [...(stored.snapshot === null ? [] : [stored.snapshot]), ...stored.tail]
  const base = await store.base(edition.id)
  await keepRendering(place, await render({ parts: parts.map(({ bytes }) => bytes), base }))
}
