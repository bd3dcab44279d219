import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { type ContentMatter, readContentMatter } from './content-file.ts'
import type { HugoConfig } from './hugo-config.ts'
import { permalink, urlize } from './permalink.ts'

/** The pages of a site by their addresses (`pageKey`). */
export interface HugoPages {
  /** The file that a page is made of; null where the site makes it of others (lists, terms, aliases). */
  readonly pages: ReadonlyMap<string, string | null>
  /** Files that lie beside a bundle's text, by the addresses at which the site serves them. */
  readonly resources: ReadonlySet<string>
  /** Drafts, and pages whose address cannot be told: nothing is said of links to them. */
  readonly uncertain: ReadonlySet<string>
  /** Whether every page is known, so that one that is not there is missing. */
  readonly whole: boolean
}

/** One address in its forms: with and without `index.html`, `.html`, the last slash, capitals and percent signs. */
export function pageKey(path: string): string {
  let plain = path
  try {
    plain = decodeURI(path)
  } catch {
    // A percent sign that encodes nothing stands for itself.
  }
  return (
    plain
      .normalize('NFC')
      .toLowerCase()
      // Hugo 0.111 leaves plus signs of titles out of addresses, later ones keep them.
      .replaceAll('+', '')
      .replace(/(?:\/index)?\.html?$/, '')
      .replace(/\/+$/, '')
  )
}

const contentEnding = /\.(?:md|markdown|mdown|html?|adoc|asciidoc|org|rst|pandoc|pdc)$/

/**
 * Reads every content file's front matter and gives the addresses that Hugo gives them.
 * @param added files that count as content: where they would be in the checkout, and where they are.
 */
export function readHugoPages(config: HugoConfig, added: ReadonlyMap<string, string>): HugoPages {
  const pages = new Map<string, string | null>()
  const resources = new Set<string>()
  const uncertain = new Set<string>()
  let whole = !config.beyondUs
  let files = 0
  const add = (address: string, file: string | null): void => {
    const key = pageKey(address)
    if (file !== null || !pages.has(key)) pages.set(key, file)
  }
  for (const language of config.languages) {
    const prefix = prefixOf(language, config)
    // With one folder for all, Hugo leads from the default language's own address to the front page.
    for (const list of ['', ...config.taxonomies]) add(`${prefix}/${list}/`, null)
    add(`/${language}/`, null)
  }
  for (const { folder, language } of config.content) {
    const own = [...added.keys()].flatMap((path) => {
      const below = relative(folder, path)
      return below.startsWith('..') ? [] : [below]
    })
    for (const file of new Set([...contentFiles(folder), ...own])) {
      files += 1
      const path = added.get(join(folder, file)) ?? join(folder, file)
      const found = placeOf(file, language, config)
      const matter = readContentMatter(readFileSync(path, 'utf8'))
      if (matter === null) {
        whole = false
        continue
      }
      const prefix = prefixOf(found.language, config)
      const address = addressOf(found, matter, config)
      if (address === null) {
        whole = false
        continue
      }
      if (matter.draft) {
        uncertain.add(pageKey(prefix + address))
        continue
      }
      add(prefix + address, path)
      for (const taxonomy of config.taxonomies)
        for (const term of matter.terms(taxonomy))
          add(`${prefix}/${taxonomy}/${urlize(term).replaceAll('/', '-')}/`, null)
      if (found.sections[0] !== undefined) add(`${prefix}/${urlize(found.sections[0])}/`, null)
      // An explicit address is taken with and without the language's folder: Hugo's versions differ in that.
      if (matter.url !== null) add(posix.join('/', matter.url), path)
      for (const alias of matter.aliases)
        add(alias.startsWith('/') ? alias : posix.join(prefix, dirname(address), alias), null)
      if (found.bundle === 'leaf')
        for (const name of besides(join(folder, dirname(file))))
          resources.add(posix.join(prefix, address, name))
      else if (found.bundle === 'branch')
        for (const name of besides(join(folder, dirname(file)), false))
          resources.add(posix.join('/', dirname(file), name))
    }
  }
  return { pages, resources, uncertain, whole: whole && files > 0 }
}

/** Where a content file stands in the site. */
interface Place {
  readonly language: string
  readonly bundle: 'leaf' | 'branch' | 'none'
  readonly base: string
  readonly sections: readonly string[]
}

function placeOf(file: string, folderLanguage: string | null, config: HugoConfig): Place {
  const folders = dirname(file) === '.' ? [] : dirname(file).split(posix.sep)
  let base = posix.basename(file).replace(contentEnding, '')
  const suffix = /\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)$/.exec(base)?.[1]?.toLowerCase()
  const named = suffix !== undefined && config.languages.some((one) => one.toLowerCase() === suffix)
  if (named) base = base.slice(0, -suffix.length - 1)
  const language = named ? suffix : (folderLanguage ?? config.defaultLanguage)
  if (base === '_index') return { language, bundle: 'branch', base: folders.at(-1) ?? '', sections: folders }
  if (base === 'index' && folders.length > 0)
    return { language, bundle: 'leaf', base: folders.at(-1)!, sections: folders.slice(0, -1) }
  return { language, bundle: 'none', base, sections: folders }
}

/** The address without the language's folder; null where a pattern asks for what is not known here. */
function addressOf(place: Place, matter: ContentMatter, config: HugoConfig): string | null {
  if (matter.url !== null) return posix.join('/', matter.url)
  const folders = place.sections.map(urlize)
  if (place.bundle === 'branch') return posix.join('/', ...folders, '/')
  const pattern = config.permalinks.get(place.sections[0]?.toLowerCase() ?? '/')
  if (pattern !== undefined) {
    const made = permalink(pattern, { ...place, ...matter })
    return made === null ? null : posix.join('/', made)
  }
  return posix.join('/', ...folders, urlize(matter.slug ?? place.base), '/')
}

const prefixOf = (language: string, config: HugoConfig): string =>
  language !== config.defaultLanguage || config.defaultInFolder ? `/${language}` : ''

function contentFiles(folder: string): string[] {
  return entriesBelow(folder).filter((path) => contentEnding.test(path))
}

/** Files of a bundle that are no content of their own; `deep`: in its folders too. */
const besides = (folder: string, deep = true): string[] =>
  entriesBelow(folder).filter((path) => !contentEnding.test(path) && (deep || !path.includes('/')))

function entriesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(relative(folder, entry.parentPath), entry.name))
      .toSorted()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
