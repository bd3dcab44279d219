import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../fixtures')

/** Configuration of the Lantern Letter, an invented newsletter: nothing may depend on a real one by name. */
export const newsletterFile = join(folder, 'newsletter.json')

/** A post as a file chooser hands it over. */
export interface PostFile {
  readonly name: string
  readonly mimeType: 'text/markdown'
  readonly buffer: Buffer
}

/** A post under a name and with a text of the test's own. */
export function postFile(name: string, content: string | Buffer): PostFile {
  return { name, mimeType: 'text/markdown', buffer: Buffer.from(content) }
}

const read = (name: string): PostFile => postFile(name, readFileSync(join(folder, 'newsletter', name)))

/** Two consecutive issues, and two translations of the second. The second holds every kind of block. */
export const posts = {
  april: read('2031-05-05-newsletter.md'),
  may: read('2031-06-05-newsletter.md'),
  mayGerman: read('2031-06-05-newsletter.de.md'),
  mayFrench: read('2031-06-05-newsletter.fr.md'),
} as const
