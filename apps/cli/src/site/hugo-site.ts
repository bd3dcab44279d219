import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileAnchors, type PageAnswer, type Site } from '@stanza/checks'
import { readHugoConfig } from './hugo-config.ts'
import { pageKey, readHugoPages } from './hugo-pages.ts'

/** A Hugo checkout, as the checks ask it. */
export interface HugoSite extends Pick<Site, 'hasFile' | 'page'> {
  readonly folder: string
  /** Why nothing is known of its pages, in a sentence; null where they are known. */
  readonly trouble: string | null
}

/**
 * Reads a checkout of a Hugo site: its static files, the files beside its pages, and the addresses of its pages.
 * @param madePaths beginnings of paths that a program answers and no file of the checkout (`HouseRules.madePaths`).
 * @param added files that stand elsewhere and count as these of the checkout, both as whole paths: an issue before it is in.
 */
export function readHugoSite(
  folder: string,
  madePaths: readonly string[],
  added: ReadonlyMap<string, string> = new Map(),
): HugoSite {
  let config
  try {
    config = readHugoConfig(folder)
  } catch (error) {
    const trouble = error instanceof Error ? error.message : 'its configuration cannot be read'
    return { folder, hasFile: staticFiles([join(folder, 'static')]), page: null, trouble }
  }
  const known = readHugoPages(config, added)
  const isStatic = staticFiles(config.statics)
  const made = madePaths.map((path) => path.toLowerCase().replace(/\/$/, ''))
  const anchors = new Map<string, ReadonlySet<string> | null>()
  const page = (path: string): PageAnswer => {
    const key = pageKey(path)
    const file = known.pages.get(key)
    if (typeof file === 'string') {
      return {
        kind: 'page',
        get ids() {
          let ids = anchors.get(file)
          if (ids === undefined) anchors.set(file, (ids = fileAnchors(readFileSync(file, 'utf8'))))
          return ids
        },
      }
    }
    if (file === null || isListPart(key, known.pages)) return { kind: 'page', ids: null }
    if (isStatic(path) || known.resources.has(path)) return { kind: 'page', ids: null }
    if (made.some((start) => key === start || key.startsWith(`${start}/`))) return { kind: 'page', ids: null }
    return { kind: known.whole && !known.uncertain.has(key) ? 'missing' : 'unknown' }
  }
  return { folder, hasFile: (path) => isStatic(path) || known.resources.has(path), page, trouble: null }
}

/** Feeds and further pages of a list, and what Hugo always makes. */
function isListPart(key: string, pages: ReadonlyMap<string, string | null>): boolean {
  if (/^\/(?:robots\.txt|404)$/.test(key)) return true
  const list = /^(.*)\/(?:(?:index|sitemap)\.(?:xml|json)|page\/\d+)$/.exec(key)?.[1]
  return list !== undefined && pages.has(list)
}

function staticFiles(folders: readonly string[]): (path: string) => boolean {
  return (path) => {
    let plain
    try {
      plain = decodeURIComponent(path.split('?', 1)[0]!)
    } catch {
      plain = path
    }
    // A path that climbs out of the folder is none that the site serves.
    if (/(?:^|[\\/])\.\.(?:[\\/]|$)|\0/.test(plain)) return false
    return folders.some((folder) => {
      const at = join(folder, plain)
      return existsSync(at) && statSync(at).isFile()
    })
  }
}
