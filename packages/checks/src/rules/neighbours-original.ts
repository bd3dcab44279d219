import type { NeighbourCheck, Report } from '../check.ts'
import type { Passage } from '../passage/passage.ts'
import type { Post } from '../post.ts'
import { readsEnglish } from '../words/english.ts'
import { versionsOf } from './link-numbers.ts'
import { releaseEntry } from './lists.ts'

export const transMissingFigure: NeighbourCheck = {
  id: 'trans-missing-figure',
  scope: 'neighbours',
  severity: 'warning',
  explain: 'A picture of the original is not in the translation.',
  run: (post, { original }) => {
    if (original === null) return []
    const have = new Set(post.figures.map((figure) => figure.src))
    return original.figures.flatMap((figure): Report[] =>
      have.has(figure.src) || /^https?:/.test(figure.src) || original.figures.length <= post.figures.length
        ? []
        : [{ message: `The picture ${figure.src} of the original is missing.` }],
    )
  },
}

export const transVersionDiff: NeighbourCheck = {
  id: 'trans-version-diff',
  scope: 'neighbours',
  severity: 'warning',
  explain: 'The version number of this entry differs from the one in the original.',
  run: (post, { original }) => {
    if (original === null) return []
    const byTarget = new Map<string, Passage[]>()
    for (const passage of original.passages)
      for (const link of passage.links)
        if (passage.list !== null && !link.bare)
          byTarget.set(link.href, [...(byTarget.get(link.href) ?? []), passage])
    return post.passages.flatMap((passage): Report[] => {
      if (passage.list === null) return []
      const link = passage.links.find((one) => byTarget.get(one.href)?.length === 1)
      const same = link === undefined ? undefined : byTarget.get(link.href)?.[0]
      if (same === undefined) return []
      const [mine, theirs] = [versionsOf(passage.text), versionsOf(same.text)]
      const [own, lost] = [
        mine.filter((version) => !theirs.includes(version)),
        theirs.filter((version) => !mine.includes(version)),
      ]
      // A specification is announced by its version; elsewhere a translation may leave a number out.
      const dropped = mine.length === 0 && releaseEntry.test(same.text)
      if (lost.length === 0 || (own.length === 0 && !dropped)) return []
      return [
        {
          passage: passage.index,
          from: 0,
          to: passage.text.length,
          message: dropped
            ? `The original names version ${lost.join(', ')} here, this entry names none.`
            : `This entry says ${own.join(', ')}, the original ${lost.join(', ')}.`,
        },
      ]
    })
  },
}

export const transChangedLink: NeighbourCheck = {
  id: 'trans-changed-link',
  scope: 'neighbours',
  severity: 'error',
  explain: 'The path of the address was translated: the page is found under its original address only.',
  run: (post, { original }) => {
    if (original === null) return []
    const known = new Set(original.passages.flatMap((passage) => passage.links.map((link) => link.href)))
    const hosts = Map.groupBy([...known], (href) => hostAndDepth(href))
    const mine = new Set(post.passages.flatMap((passage) => passage.links.map((link) => link.href)))
    return post.passages.flatMap((passage) =>
      passage.links.flatMap((link, index): Report[] => {
        if (known.has(link.href) || !link.href.startsWith('http')) return []
        const candidates = (hosts.get(hostAndDepth(link.href)) ?? []).filter(
          (href) => !mine.has(href) && translatedPath(link.href, href),
        )
        const [source] = candidates
        if (source === undefined || candidates.length !== 1) return []
        return [
          {
            passage: passage.index,
            from: link.from,
            to: link.to,
            message: `The original’s address is ${source}: its path was translated.`,
            fix: { kind: 'target', link: index, href: source, safe: false },
          },
        ]
      }),
    )
  },
}

const hostAndDepth = (href: string): string =>
  `${/^https?:\/\/[^/]*/i.exec(href)?.[0] ?? ''} ${href.split('/').length}`

/** Whether two paths differ in words alone: letters differ in one part at least, digits nowhere, and one part is shared. */
function translatedPath(mine: string, theirs: string): boolean {
  if (mine.replace(/\D/g, '') !== theirs.replace(/\D/g, '')) return false
  const [a, b] = [mine.split('/').slice(3), theirs.split('/').slice(3)]
  const shared = a.filter((part, index) => part !== '' && part === b[index]).length
  const changed = a.filter((part, index) => part !== b[index])
  return (
    shared >= 1 &&
    changed.length >= 2 &&
    changed.every((part) => /^\p{L}[\p{L}-]{3,}/u.test(part)) &&
    changed.some((part) => part.includes('-'))
  )
}

/** "(mw)": how change notes are signed. */
const signedNote = /\(\p{L}{1,12}\)\.?$/u
const prosewords = /^(?:XEP-\d{4}|Version\b|".{0,200}"$)/

export const transUntranslated: NeighbourCheck = {
  id: 'trans-untranslated',
  scope: 'neighbours',
  severity: 'warning',
  explain:
    'This paragraph is word for word that of the original. Change notes of specifications and quoted titles stay English and are left alone.',
  run: (post, { original }) => {
    if (original === null) return []
    const theirs = new Set(
      original.passages
        .filter((passage) => passage.kind === 'paragraph')
        .map((passage) => passage.text.trim()),
    )
    let [specifications, above] = [false, false]
    return post.passages.flatMap((passage): Report[] => {
      if (passage.kind === 'heading')
        specifications =
          /XEP|specif|spezif|spécif|specif|especif/i.test(passage.text) ||
          (specifications && passage.level > 2)
      const text = passage.text.trim()
      above = above || /XEP-\d{4}/.test(text)
      if (passage.kind !== 'paragraph' || text.length < 60 || !theirs.has(text) || prosewords.test(text))
        return []
      if (passage.list !== null && (specifications || signedNote.test(text))) return []
      const bare = withoutLinks(passage)
      return bare.length > 40 && readsEnglish(bare, post.language)
        ? [
            {
              passage: passage.index,
              from: 0,
              to: passage.text.length,
              message: 'This paragraph is not translated.',
            },
          ]
        : []
    })
  },
}

function withoutLinks(passage: Passage): string {
  let text = ''
  let at = 0
  for (const link of passage.links) {
    text += passage.prose.slice(at, link.from)
    at = Math.max(at, link.to)
  }
  return (text + passage.prose.slice(at)).trim()
}

export const fileNamePair: NeighbourCheck = {
  id: 'file-name-pair',
  scope: 'neighbours',
  severity: 'error',
  explain:
    'No original has this date in its file name, so that the language switch does not find the translation.',
  run: (post, { originals }) => {
    const match = /^(\d{4}-\d{2})-\d{2}[-_]/.exec(post.fileName ?? '')
    if (match === null || !post.translated || originals.length === 0) return []
    const name = post.fileName!.replace(/\.[a-z]{2}(?:-[a-z]{2})?\.md$/, '.md')
    if (originals.includes(name)) return []
    const month = originals.filter((other) => other.startsWith(match[1]!))
    return month.length === 1 ? [{ message: `The original is named ${month[0]}.` }] : []
  },
}

/** What the side-by-side view shows and no list of errors: headings of the original that the translation has none for. */
export const transMissingHeading: NeighbourCheck = {
  id: 'trans-missing-heading',
  scope: 'neighbours',
  severity: 'info',
  off: true,
  explain:
    'The original has more headings. Half of the time that is meant, so this is a hint for the side-by-side view.',
  run: (post, { original }) =>
    original !== null && post.headings.length < original.headings.length
      ? [{ message: `${post.headings.length} headings, the original has ${original.headings.length}.` }]
      : [],
}

export const transMissingLink: NeighbourCheck = {
  id: 'trans-missing-link',
  scope: 'neighbours',
  severity: 'info',
  off: true,
  explain:
    'A link of the original is not in the translation. Half of the time that is meant, so this is a hint for the side-by-side view.',
  run: (post, { original }) => {
    if (original === null) return []
    const have = new Set(
      post.passages.flatMap((passage) => passage.links.map((link) => levelled(link.href, post))),
    )
    return original.passages.flatMap((passage) =>
      passage.links.flatMap((link): Report[] =>
        link.href.startsWith('#') || have.has(levelled(link.href, post))
          ? []
          : [{ message: `The original’s link to ${link.href} is missing.` }],
      ),
    )
  },
}

/** One address in its forms: with and without the own site, with and without the last slash. */
function levelled(href: string, post: Post): string {
  const site = post.newsletter?.site
  const local = site !== undefined && href.startsWith(`${site}/`) ? href.slice(site.length) : href
  return local.replace(/^http:/, 'https:').replace(/\/$/, '')
}
