import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Newsletter } from '@stanza/schema'
import { readNewsletterFile } from '@stanza/schema/newsletter-file'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { ConfigError } from './config-error.ts'

/**
 * The newsletter that a data folder is for: its `newsletter.json`, or the preset `xmpp` where there is none.
 * @throws ConfigError naming the file and what in it is wrong (key and line).
 */
export function newsletterOf(dataFolder: string): Newsletter {
  const path = join(dataFolder, 'newsletter.json')
  const json = readIfThere(path)
  if (json === null) return xmpp
  const read = readNewsletterFile(json)
  if (!read.ok) throw new ConfigError(`${path}: ${read.message}`)
  return read.newsletter
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'ENOTDIR') throw new ConfigError(`DATA_DIR must be a folder; part of ${path} is a file`)
    throw new ConfigError(`${path}: cannot be read (${code ?? 'unknown reason'})`)
  }
}
