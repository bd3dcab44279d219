import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '@stanza/store'

// The last two hours of writing step by step, and how each of the last fourteen days of writing ended.
const [mostRecent, mostDays] = [8, 14]

/** What a file is called until it was read back: a process killed half way leaves nothing that looks like a rendering. */
const unverified = '.unverified'

/** Renderings of one edition: `<time of its newest change>_<name of the post>`, so that they sort by age. */
export interface RescuePlace {
  /** Folder of the edition. */
  readonly folder: string
  /** When the newest change in the text was made, ISO 8601 in UTC. */
  readonly changed: string
  /** `2026-08-05-newsletter.fr.md` */
  readonly post: string
}

// Colons are not allowed in names on every file system on which somebody may look for this.
const fileOf = ({ changed, post }: RescuePlace): string =>
  `${changed.replaceAll(':', '-')}_${post.replaceAll(/[/\\]/g, '-')}`

/** Whether what the edition says now has been rendered. */
export async function isRescued(place: RescuePlace): Promise<boolean> {
  const start = fileOf({ ...place, post: '' })
  return (await namesIn(place.folder)).some((name) => name.startsWith(start))
}

/**
 * Keeps a rendering, for the own user only: flushed, read back and then given its name. Older ones are thinned out.
 * @throws when it was not kept, or was not read back as it was written; older ones stay then.
 */
export async function keepRendering(place: RescuePlace, markdown: string): Promise<void> {
  makeFolder(place.folder)
  const file = join(place.folder, fileOf(place))
  const draft = `${file}.${randomUUID()}${unverified}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(markdown)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if ((await readFile(draft, 'utf8')) !== markdown)
      throw new Error(`${draft} was not read back as it was written`)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const names = await namesIn(place.folder)
  await Promise.all(outdated(names).map((name) => rm(join(place.folder, name), { force: true })))
}

/** The renderings in a folder, oldest first. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}T/.test(name) && !name.endsWith(unverified)).toSorted()
}

/** Which of these names, oldest first, are not kept any longer. */
export function outdated(names: readonly string[]): string[] {
  const lastOfDay = new Map(names.map((name) => [name.slice(0, 10), name]))
  const kept = new Set([...names.slice(-mostRecent), ...[...lastOfDay.values()].slice(-mostDays)])
  return names.filter((name) => !kept.has(name))
}
