import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Newsletter } from '@stanza/schema'
import { readNewsletterFile } from '@stanza/schema/newsletter-file'
import { xmpp } from '@stanza/schema/presets/xmpp'
import type { Configurations } from '@stanza/store'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'
import { openStore } from './nodes/open-store.ts'

/**
 * The newsletter that a data folder is for: its `newsletter.json`, or the preset `xmpp` where there is none.
 * @throws ConfigError naming the file and what in it is wrong (key and line).
 */
export function newsletterOf(dataFolder: string): Newsletter {
  const json = newsletterText(dataFolder)
  if (json === null) return xmpp
  const read = readNewsletterFile(json)
  if (!read.ok) throw new ConfigError(`${pathIn(dataFolder)}: ${read.message}`)
  return read.newsletter
}

/** The text of a data folder's `newsletter.json`; null: there is none. @throws ConfigError when it cannot be read. */
export const newsletterText = (dataFolder: string): string | null => readIfThere(pathIn(dataFolder))

/**
 * The newsletter that holds now: the one that owners keep in the database of several nodes, else the data folder's.
 * @throws ConfigError, or StoreError when the database cannot be opened.
 */
export async function newsletterFor(
  config: Pick<Config, 'dataFolder' | 'databaseUrl' | 'assetBucket'>,
): Promise<Newsletter> {
  if (typeof config.databaseUrl !== 'string') return newsletterOf(config.dataFolder)
  const store = await openStore(config)
  try {
    return await newsletterIn(store, config.dataFolder)
  } finally {
    await store.close()
  }
}

/** The newsletter that an open store keeps; the data folder's while it keeps none. @throws ConfigError */
export async function newsletterIn(store: Configurations, dataFolder: string): Promise<Newsletter> {
  const kept = await store.configuration()
  if (kept === null) return newsletterOf(dataFolder)
  const read = readNewsletterFile(kept)
  if (!read.ok) throw new ConfigError(`the newsletter.json that is kept: ${read.message}`)
  return read.newsletter
}

const pathIn = (dataFolder: string): string => join(dataFolder, 'newsletter.json')

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'ENOTDIR') throw new ConfigError(`DATA_DIR must be a folder; part of ${path} is a file`)
    throw new ConfigError(
      `${path}: cannot be read; check that it is a file, and who owns it and DATA_DIR (${code ?? 'unknown reason'})`,
    )
  }
}
