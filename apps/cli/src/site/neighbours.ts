import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  entriesOf,
  entryKey,
  languageOfFile,
  postOfFile,
  readFile,
  type EarlierIssue,
  type Post,
  type Site,
} from '@stanza/checks'
import type { Newsletter } from '@stanza/schema'
import type { HugoSite } from './hugo-site.ts'

/**
 * What each post finds around it: the site, earlier issues in its language, the edition that it translates.
 * @param folder where the newsletter's posts are.
 * @param added posts that stand elsewhere and count as these of the folder, both as whole paths.
 */
export function neighbours(
  newsletter: Newsletter,
  folder: string,
  site: HugoSite | null,
  added: ReadonlyMap<string, string> = new Map(),
): (fileName: string) => Site {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []
  const names = [...new Set([...there, ...[...added.keys()].map((path) => basename(path))])].toSorted()
  const known = new Set(names)
  const languageOf = (name: string): string => languageOfFile(name, newsletter.defaultLanguage)
  const byLanguage = Map.groupBy(names, languageOf)
  const textOf = (name: string): string => {
    const path = join(folder, name)
    return readFileSync(added.get(path) ?? path, 'utf8')
  }
  const secureHosts = new Set(there.flatMap((name) => httpsHosts(textOf(name))))
  const postOf = latest((fileName): Post => postOfFile(readFile(textOf(fileName)), { newsletter, fileName }))
  const issueOf = latest((name): EarlierIssue => {
    const entries = entriesOf(postOf(name)).map((entry) => entryKey(entry.text))
    return { name, entries: new Set(entries) }
  })
  return (fileName) => {
    const same = byLanguage.get(languageOf(fileName)) ?? []
    const later = same.findIndex((name) => name >= fileName)
    const at = later < 0 ? same.length : later
    const originalName = nameOfOriginal(fileName)
    return {
      hasFile: site?.hasFile ?? null,
      page: site?.page ?? null,
      secureHosts,
      earlier: same
        .slice(Math.max(0, at - mostEarlier), at)
        .toReversed()
        .map(issueOf),
      original: originalName !== fileName && known.has(originalName) ? postOf(originalName) : null,
      originals: byLanguage.get(newsletter.defaultLanguage) ?? [],
    }
  }
}

/** How many issues back an entry is looked for: what is older than a quarter of a year is no slip of copying. */
const mostEarlier = 3

/** Posts are asked for in the order of their dates: a few are kept, whatever the number of files. */
const mostKept = 32

/** Keeps the latest answers of `make`. */
function latest<Value>(make: (name: string) => Value): (name: string) => Value {
  const kept = new Map<string, Value>()
  return (name) => {
    const value = kept.get(name) ?? make(name)
    kept.delete(name)
    kept.set(name, value)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? name)
    return value
  }
}

/** `2026-08-05-newsletter.fr.md` translates `2026-08-05-newsletter.md`; an underscore for the hyphen is a slip. */
const nameOfOriginal = (fileName: string): string =>
  fileName.replace(/\.[a-z]{2}(?:-[a-z]{2})?\.md$/, '.md').replace(/^(\d{4}-\d{2}-\d{2})_/, '$1-')

const httpsHosts = (text: string): string[] =>
  [...text.matchAll(/https:\/\/([^\s/?#:"'<>()[\]]{1,255})/g)].map((match) => match[1]!.toLowerCase())
