import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'

/** What of a Hugo site's configuration decides about its addresses. */
export interface HugoConfig {
  readonly defaultLanguage: string
  /** Whether the default language has a folder of its own too. */
  readonly defaultInFolder: boolean
  readonly languages: readonly string[]
  /** Content folders, each with the language that it is for; null: the file's name says it. */
  readonly content: readonly { readonly folder: string; readonly language: string | null }[]
  readonly statics: readonly string[]
  /** Patterns of addresses by section. */
  readonly permalinks: ReadonlyMap<string, string>
  /** Plural names of the taxonomies, `tags`: keys of the front matter and folders of the site. */
  readonly taxonomies: readonly string[]
  /** Whether the configuration has something that this reader does not follow, so that no page can be called missing. */
  readonly beyondUs: boolean
}

/** Tables as the configuration's parsers give them, keys in small letters: Hugo does not tell them apart. */
type Table = Readonly<Record<string, unknown>>

/**
 * Reads `hugo.*`, `config.*` and `config/_default/*` of a checkout.
 * @throws Error with the file's name where one cannot be read.
 */
export function readHugoConfig(folder: string): HugoConfig {
  const root = configFiles(folder).reduce<Table>((whole, path) => merged(whole, contentOf(path, folder)), {})
  const languageTable = tableOf(root['languages'])
  const defaultLanguage = textOf(root['defaultcontentlanguage']) ?? 'en'
  const languages = Object.keys(languageTable)
  const contentDir = textOf(root['contentdir']) ?? 'content'
  const own = languages.flatMap((language) => {
    const at = textOf(tableOf(languageTable[language])['contentdir'])
    return at === undefined || at === contentDir ? [] : [{ folder: resolve(folder, at), language }]
  })
  const permalinks = tableOf(root['permalinks'])
  return {
    defaultLanguage,
    defaultInFolder: root['defaultcontentlanguageinsubdir'] === true,
    languages: languages.length === 0 ? [defaultLanguage] : languages,
    content: [{ folder: resolve(folder, contentDir), language: null }, ...own],
    statics: [
      ...textsOf(root['staticdir'] ?? 'static'),
      ...textsOf(root['theme']).map((theme) => join('themes', theme, 'static')),
    ].map((path) => resolve(folder, path)),
    permalinks: new Map(
      Object.entries({ ...permalinks, ...tableOf(permalinks['page']) }).flatMap(([section, pattern]) =>
        typeof pattern === 'string' ? [[section, pattern] as const] : [],
      ),
    ),
    taxonomies:
      root['taxonomies'] === undefined
        ? ['tags', 'categories']
        : Object.values(tableOf(root['taxonomies'])).flatMap(textsOf),
    beyondUs:
      root['uglyurls'] !== undefined ||
      tableOf(root['module'])['mounts'] !== undefined ||
      ['section', 'taxonomy', 'term'].some((kind) => typeof permalinks[kind] === 'object') ||
      languages.some((language) => tableOf(languageTable[language])['baseurl'] !== undefined),
  }
}

/** Whether the folder looks like a Hugo site: it has a configuration. */
export const isHugoSite = (folder: string): boolean => configFiles(folder).length > 0

function configFiles(folder: string): string[] {
  const extensions = ['toml', 'yaml', 'yml', 'json']
  const single = ['hugo', 'config']
    .flatMap((name) => extensions.map((extension) => join(folder, `${name}.${extension}`)))
    .find((path) => existsSync(path))
  const parts = globSync(`config/_default/**/*.{${extensions.join(',')}}`, { cwd: folder }).toSorted()
  return [...(single === undefined ? [] : [single]), ...parts.map((path) => join(folder, path))]
}

/** What a configuration file says, below the key that its name stands for: `languages.toml`, `menus.en.toml`. */
function contentOf(path: string, folder: string): Table {
  const name = basename(path, extname(path)).split('.')[0]!.toLowerCase()
  let read: unknown
  try {
    const text = readFileSync(path, 'utf8')
    read = path.endsWith('.toml') ? parseToml(text) : parseYaml(text)
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason'
    throw new Error(`${path.slice(folder.length + 1)} cannot be read: ${why}`, { cause: error })
  }
  const table = lowered(read)
  return name === 'hugo' || name === 'config' ? table : { [name]: table }
}

function lowered(value: unknown): Table {
  return Object.fromEntries(
    Object.entries(tableOf(value)).map(([key, one]) => [
      key.toLowerCase(),
      isTable(one) ? lowered(one) : one,
    ]),
  )
}

function merged(a: Table, b: Table): Table {
  const both: Record<string, unknown> = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const before = both[key]
    both[key] = isTable(before) && isTable(value) ? merged(before, value) : value
  }
  return both
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
const tableOf = (value: unknown): Table => (isTable(value) ? value : {})
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const textsOf = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string')
