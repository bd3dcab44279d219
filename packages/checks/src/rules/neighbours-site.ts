import type { NeighbourCheck, Report } from '../check.ts'
import { goldmarkId } from './anchors.ts'
import type { Post } from '../post.ts'
import { entryKey } from '../site.ts'

/** The site path that a link leads to, `/about/`, with its anchor; null for a link elsewhere. */
function sitePath(href: string, post: Post): { path: string; anchor: string } | null {
  const site = post.newsletter?.site
  const host = site?.replace(/^https?:\/\//, '')
  const own =
    host === undefined
      ? undefined
      : [`https://${host}`, `http://${host}`, `https://www.${host}`].find(
          (start) => href === start || href.startsWith(`${start}/`) || href.startsWith(`${start}#`),
        )
  const local = own === undefined ? href : href.slice(own.length) || '/'
  if (own === undefined && (!href.startsWith('/') || href.startsWith('//'))) return null
  const [beforeHash = '', anchor = ''] = local.split('#', 2)
  // A query goes to a program of the site (its web chat), which a checkout knows nothing of.
  return beforeHash.includes('?') ? null : { path: beforeHash === '' ? '/' : beforeHash, anchor }
}

export const sitePageMissing: NeighbourCheck = {
  id: 'site-page-missing',
  scope: 'neighbours',
  severity: 'warning',
  explain: 'The link leads to a page of our own site that the site does not have.',
  run: (post, site) =>
    post.passages.flatMap((passage) =>
      passage.links.flatMap((link): Report[] => {
        const target = sitePath(link.href, post)
        if (target === null || site.page === null || site.page(target.path).kind !== 'missing') return []
        return [
          {
            passage: passage.index,
            from: link.from,
            to: link.to,
            message: `The site has no page ${target.path}.`,
          },
        ]
      }),
    ),
}

export const siteAnchorMissing: NeighbourCheck = {
  id: 'site-anchor-missing',
  scope: 'neighbours',
  severity: 'warning',
  off: true,
  explain:
    'The page exists, but no heading on it has the id that the link asks for. Ids that shortcodes make are not known, so this check is off by itself.',
  run: (post, site) =>
    post.passages.flatMap((passage) =>
      passage.links.flatMap((link): Report[] => {
        const target = sitePath(link.href, post)
        if (target === null || target.anchor === '' || site.page === null) return []
        const page = site.page(target.path)
        if (
          page.kind !== 'page' ||
          page.ids === null ||
          page.ids.has(target.anchor) ||
          page.ids.has(goldmarkId(target.anchor))
        )
          return []
        return [
          {
            passage: passage.index,
            from: link.from,
            to: link.to,
            message: `${target.path} has no heading with the id “${target.anchor}”.`,
          },
        ]
      }),
    ),
}

export const figureMissingFile: NeighbourCheck = {
  id: 'figure-missing-file',
  scope: 'neighbours',
  severity: 'error',
  explain: 'The site has no file under this name: the reader sees a broken picture.',
  run: (post, site) =>
    post.figures.flatMap((figure): Report[] => {
      const target = sitePath(figure.src, post)
      if (target === null || site.hasFile === null || site.hasFile(target.path)) return []
      return [
        {
          passage: figure.passage,
          from: figure.at,
          to: figure.at + 1,
          message: `The site has no file ${target.path}.`,
        },
      ]
    }),
}

/** A specification's version line repeats when the change is small; its entry names the XEP and at least 40 letters. */
const shortest = 45
const recurring =
  /^(?:no |there (?:are|were)|keine? |es wurden|aucun|nessun|ninguna?|nenhum|every |jeden |chaque |ogni |cada )|\b(?:monthly|every (?:month|\w+day)|monatlich|mensuel|mensile|mensual|mensal)\b/i

export const dupPreviousIssue: NeighbourCheck = {
  id: 'dup-previous-issue',
  scope: 'neighbours',
  severity: 'warning',
  explain:
    'This entry stood in an earlier issue word for word: it may have been left from copying the last one.',
  run: (post, site) => {
    const last = site.earlier.slice(0, 3)
    if (last.length === 0) return []
    return entriesOf(post).flatMap(({ passage, text }): Report[] => {
      if (text.length < shortest || recurring.test(text) || !isRelease.test(text)) return []
      const issue = last.find((one) => one.entries.has(entryKey(text)))
      return issue === undefined
        ? []
        : [
            {
              passage,
              from: 0,
              to: post.passages[passage]!.text.length,
              message: `This entry stood in ${issue.name} word for word.`,
              fix: { kind: 'remove', safe: false },
            },
          ]
    })
  },
}

const isRelease = /\d\.\d/

/** The list entries of a post, each with what is nested in it. */
export function entriesOf(post: Post): { passage: number; text: string }[] {
  const entries: { passage: number; text: string; item: number }[] = []
  for (const passage of post.passages) {
    if (passage.list === null || passage.kind !== 'paragraph') continue
    if (passage.list.depth === 1 && passage.list.first)
      entries.push({ passage: passage.index, text: passage.text, item: passage.list.item })
    else if (passage.list.depth > 1 && entries.length > 0) entries.at(-1)!.text += passage.text
  }
  return entries
}
