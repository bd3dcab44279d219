import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
 */
export function neighbours(
  newsletter: Newsletter,
  folder: string,
  site: HugoSite | null,
): (fileName: string) => Site {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .toSorted()
    : []
  const languageOf = (name: string): string => languageOfFile(name, newsletter.defaultLanguage)
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  const secureHosts = new Set([...texts.values()].flatMap(httpsHosts))
  const posts = new Map<string, Post>()
  const postOf = (fileName: string): Post => {
    let post = posts.get(fileName)
    if (post === undefined)
      posts.set(fileName, (post = postOfFile(readFile(texts.get(fileName) ?? ''), { newsletter, fileName })))
    return post
  }
  const issues = new Map<string, EarlierIssue>()
  const issueOf = (name: string): EarlierIssue => {
    let issue = issues.get(name)
    if (issue === undefined) {
      const entries = new Set(entriesOf(postOf(name)).map((entry) => entryKey(entry.text)))
      issues.set(name, (issue = { name, entries }))
    }
    return issue
  }
  const originals = names.filter((name) => languageOf(name) === newsletter.defaultLanguage)
  return (fileName) => {
    const language = languageOf(fileName)
    const originalName = nameOfOriginal(fileName)
    const isTranslation = originalName !== fileName && texts.has(originalName)
    return {
      hasFile: site?.hasFile ?? null,
      page: site?.page ?? null,
      secureHosts,
      earlier: names
        .filter((name) => name < fileName && languageOf(name) === language)
        .toReversed()
        .slice(0, mostEarlier)
        .map(issueOf),
      original: isTranslation ? postOf(originalName) : null,
      originals,
    }
  }
}

/** How many issues back an entry is looked for: what is older than a quarter of a year is no slip of copying. */
const mostEarlier = 3

/** `2026-08-05-newsletter.fr.md` translates `2026-08-05-newsletter.md`; an underscore for the hyphen is a slip. */
const nameOfOriginal = (fileName: string): string =>
  fileName.replace(/\.[a-z]{2}(?:-[a-z]{2})?\.md$/, '.md').replace(/^(\d{4}-\d{2}-\d{2})_/, '$1-')

const httpsHosts = (text: string): string[] =>
  [...text.matchAll(/https:\/\/([^\s/?#:"'<>()[\]]{1,255})/g)].map((match) => match[1]!.toLowerCase())
