import type { PassageCheck, Report } from '../check.ts'

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi
const dates = /(?<!\d)(?:19|20)\d{2}[-/_.]\d{1,2}(?:[-/_.]\d{1,2})?(?!\d)/g
const namedDates = /(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}-\d{1,2}-\d{4}/gi
const textVersion = /(?<![\w.])v?(\d{1,4}(?:\.\d{1,5}){1,4})(?![\d%]|\s?[kMGT]i?B)/gi
const urlVersion = /(?<![a-z0-9]|\d[._-])v?(\d{1,4}(?:[._-]\d{1,5}){1,4})(?!\d|[a-z]{3,})/gi

/** The versions that a text names, as number lists joined by dots. */
export function versionsOf(text: string): string[] {
  return [...text.replace(dates, ' ').matchAll(textVersion)].map((match) => match[1]!)
}

/** The versions in an address: not UUIDs, not dates; `4-7-2` and `0-dot-9` are versions too. */
function versionsOfAddress(href: string): string[] {
  const path = href
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(uuid, ' ')
    .replace(/-dot-/g, '.')
    .replace(namedDates, ' ')
    .replace(dates, ' ')
  return [...path.matchAll(urlVersion)].map((match) => match[1]!.replace(/[_-]/g, '.'))
}

const agrees = (a: string, b: string): boolean => {
  const [x, y] = [trimmed(a), trimmed(b)]
  return (
    x === y ||
    x.startsWith(`${y}.`) ||
    y.startsWith(`${x}.`) ||
    (x.replaceAll('.', '') === y.replaceAll('.', '') &&
      a.split('.').length !== b.split('.').length &&
      a.split('.').length > 2)
  )
}

/** `5.3.0` and `5.3` are one version. */
const trimmed = (version: string): string => version.replace(/(?:\.0)+$/, '')

export const linkVersionMismatch: PassageCheck = {
  id: 'link-version-mismatch',
  scope: 'passage',
  severity: 'error',
  explain:
    'The link text names one version, its address another: one of the two is a slip, and the reader cannot tell which.',
  run: (passage) =>
    passage.links.flatMap((link): Report[] => {
      if (link.bare) return []
      const named = versionsOf(passage.text.slice(link.from, link.to))
      if (named.length === 0) return []
      const linked = versionsOfAddress(link.href)
      if (linked.length === 0 || named.some((version) => linked.some((other) => agrees(version, other))))
        return []
      return [
        {
          passage: passage.index,
          from: link.from,
          to: link.to,
          message: `The text says ${named.join(', ')}, the address ${linked.join(', ')}.`,
        },
      ]
    }),
}

const xepInText = /XEP[-–\s]?(\d{3,4})(?!\d)/g
const xepInAddress = /xep-(\d{4})(?!\d)/i

export const xepLinkMismatch: PassageCheck = {
  id: 'xep-link-mismatch',
  scope: 'passage',
  severity: 'error',
  explain: 'The text names one XEP and the link leads to another.',
  run: (passage) =>
    passage.links.flatMap((link): Report[] => {
      const number = link.bare ? undefined : xepInAddress.exec(link.href)?.[1]
      if (number === undefined) return []
      const named = [...passage.text.slice(link.from, link.to).matchAll(xepInText)].map((match) =>
        match[1]!.padStart(4, '0'),
      )
      if (named.length === 0 || named.includes(number)) return []
      return [
        {
          passage: passage.index,
          from: link.from,
          to: link.to,
          message: `The text says XEP-${named[0]}, the link leads to XEP-${number}.`,
        },
      ]
    }),
}

const misformed =
  /(?<![\w/.#-])(?:XEP-(\d{1,3})(?!\d)|[Xx][Ee][Pp](?:\s|–|—|_)?(\d{4})(?!\d)|(?:xep|Xep)-(\d{4})(?!\d))/g

export const xepFormat: PassageCheck = {
  id: 'xep-format',
  scope: 'passage',
  severity: 'info',
  explain: 'XEP numbers are written XEP-NNNN, with four digits: readers search for them in that form.',
  run: (passage) =>
    [...passage.prose.matchAll(misformed)].map((match) => {
      const right = `XEP-${(match[1] ?? match[2] ?? match[3] ?? '').padStart(4, '0')}`
      const range = { from: match.index, to: match.index + match[0].length }
      return {
        passage: passage.index,
        ...range,
        message: `“${match[0]}” is written ${right}.`,
        fix: { kind: 'text', safe: true, edits: [{ ...range, insert: right }] },
      }
    }),
}
