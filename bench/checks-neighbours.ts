import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  entriesOf,
  entryKey,
  languageOfFile,
  postOfFile,
  readFile,
  type CheckFileOptions,
  type EarlierIssue,
  type Post,
  type Site,
} from '@stanza/checks'

/** The posts of a folder, and what each of them finds around it there and in a checkout of the site. */
export function neighbours(
  folder: string,
  siteFolder: string | null,
  options: Omit<CheckFileOptions, 'fileName' | 'site'>,
): (fileName: string) => Site {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
  const posts = new Map<string, Post>(
    names.map((fileName) => [
      fileName,
      postOfFile(readFile(readFileSync(join(folder, fileName), 'utf8')), { ...options, fileName }),
    ]),
  )
  const secureHosts = new Set([...posts.values()].flatMap((post) => [...post.secureHosts]))
  const issues = new Map<string, EarlierIssue>(
    [...posts].map(([name, post]) => [
      name,
      { name, entries: new Set(entriesOf(post).map((entry) => entryKey(entry.text))) },
    ]),
  )
  const checkout = siteFolder === null ? null : siteCheckout(siteFolder)
  return (fileName) => {
    const language = languageOfFile(fileName, 'en')
    const originalName = fileName
      .replace(/\.[a-z]{2}(?:-[a-z]{2})?\.md$/, '.md')
      .replace(/^(\d{4}-\d{2}-\d{2})_/, '$1-')
    return {
      hasFile: checkout?.hasFile ?? null,
      page: checkout?.page ?? null,
      secureHosts,
      earlier: names
        .filter((name) => name < fileName && languageOfFile(name, 'en') === language)
        .toReversed()
        .map((name) => issues.get(name)!),
      original: originalName === fileName ? null : (posts.get(originalName) ?? null),
      originals: names.filter((name) => languageOfFile(name, 'en') === 'en'),
    }
  }
}

/** Files and pages of a Hugo checkout, by the paths at which it serves them. Pages that programs make are unknown. */
function siteCheckout(folder: string): Pick<Site, 'hasFile' | 'page'> {
  const pages = new Set<string>()
  const walk = (directory: string, path: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(directory, entry.name), `${path}${entry.name}/`)
      else if (entry.name.endsWith('.md') || entry.name.endsWith('.html'))
        addPages(
          readFileSync(join(directory, entry.name), 'utf8'),
          `${path}${entry.name.replace(/(?:_?index)?(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:md|html)$/, '')}`,
          pages,
        )
    }
  }
  if (existsSync(join(folder, 'content'))) walk(join(folder, 'content'), '/')
  const isStatic = (path: string): boolean => existsSync(join(folder, 'static', decodeURI(path)))
  const generated =
    /^\/(?:extensions|software|rfcs|registrar|schemas|feeds|categories|tags|chat|blog|page|de|es|fr|it|pt-br)(?:\/|$)/
  return {
    hasFile: isStatic,
    page: (path) => {
      const plain = path
        .replace(/(?:index\.html|\.html)$/, '')
        .replace(/\/$/, '')
        .toLowerCase()
      if (pages.has(plain) || isStatic(path) || generated.test(path)) return { kind: 'page', ids: null }
      return { kind: pages.size === 0 ? 'unknown' : 'missing' }
    },
  }
}

function addPages(text: string, path: string, pages: Set<string>): void {
  const add = (page: string): void => void pages.add(page.replace(/(?:\.html)?\/?$/, '').toLowerCase())
  add(path.replace(/\/$/, ''))
  const head = text.slice(0, 4_000)
  const value = (key: string): string | undefined =>
    new RegExp(`^${key}:\\s*["']?([^"'\\n]+)`, 'im').exec(head)?.[1]?.trim()
  const url = value('url')
  if (url !== undefined) add(url.startsWith('/') ? url : `/${url}`)
  for (const alias of head.matchAll(/^\s*-\s*["']?(\/[^\s"']+)/gm)) add(alias[1]!)
  const date = /^date:\s*["']?(\d{4})-(\d{2})/im.exec(head)
  const title = value('slug') ?? value('title')
  if (date !== null && title !== undefined)
    add(
      `/${date[1]}/${date[2]}/${title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')}`,
    )
}
