import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it } from 'vitest'

/** One published post of the corpus. */
export interface CorpusPost {
  /** File name, `2026-08-05-newsletter.fr.md`. */
  readonly name: string
  readonly path: string
  readonly date: string
  /** `en` where the file name names none. */
  readonly language: string
  readonly markdown: string
}

/** Folder of the test data: `STANZA_DATA`, or `shared/data` beside the project. It may be absent. */
export function corpusFolder(): string {
  return resolve(process.env['STANZA_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'))
}

/** Every post, oldest first; none where the data is absent. */
export function readCorpus(): readonly CorpusPost[] {
  const folder = join(corpusFolder(), 'posts')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const parts = /^(\d{4}-\d{2}-\d{2})-[a-z-]+?(?:\.([a-z]{2,3}(?:-[a-z0-9]+)?))?\.md$/.exec(name)
      if (!parts?.[1]) return []
      const path = join(folder, name)
      return [
        { name, path, date: parts[1], language: parts[2] ?? 'en', markdown: readFileSync(path, 'utf8') },
      ]
    })
}

/** Text of one data file beside the posts (`headings.json`), or null where it is absent. */
export function readCorpusFile(name: string): string | null {
  const path = join(corpusFolder(), name)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/**
 * A group of tests over the corpus. Where the corpus is absent the group is skipped and says so, in the report and on
 * stderr: a run without real posts must not look like a run with them.
 */
export function describeWithCorpus(name: string, tests: (posts: readonly CorpusPost[]) => void): void {
  const posts = readCorpus()
  if (posts.length > 0) {
    describe(name, () => tests(posts))
    return
  }
  const why = `no posts in ${join(corpusFolder(), 'posts')}; set STANZA_DATA to the folder that has them`
  process.stderr.write(`SKIPPED: ${name}: ${why}\n`)
  describe.skip(name, () => {
    it(why, () => undefined)
  })
}
