import type { PassageCheck, Report } from '../check.ts'
import { textWithoutCode } from '../passage/passage.ts'

const bracketed = /\[([^[\]\n]{1,160})\](?![([:])/g
const isAddress = /^(?:https?:\/\/)?(?:[\w-]{1,63}\.){1,5}[a-z]{2,12}(?:\/\S{0,200})?$/i
const isVersion = /^v?\d{1,4}(?:\.\d{1,5}){1,4}(?:[-\s]?(?:beta|rc|alpha)\s?\d{0,3})?$/i
/** "[text] and a few words (https://…": the words stand between the text and its address. */
const addressFollows = /^[^[\]().,;:!?\n]{1,80}\((?:https?:\/\/|www\.)/

export const linkMissingTarget: PassageCheck = {
  id: 'link-missing-target',
  scope: 'passage',
  severity: 'error',
  explain:
    'An address or a version number in brackets was meant as a link, but no address follows. Language tags such as [EN] and remarks in brackets are left alone.',
  run: (passage) => {
    const reports: Report[] = []
    if (!passage.text.includes('[') || passage.kind !== 'paragraph') return reports
    for (const match of passage.text.matchAll(bracketed)) {
      const [whole, text = ''] = match
      const from = match.index
      const to = from + whole.length
      if (passage.links.some((link) => !link.bare && link.from < to && from < link.to)) continue
      if (passage.codes.some((code) => code.from < to && from < code.to)) continue
      const behind = passage.text.slice(to, to + 100)
      if (/^\s{1,3}\((?:https?:|\/|#|www\.)/.test(behind)) continue
      if (isAddress.test(text) || isVersion.test(text) || addressFollows.test(behind))
        reports.push({
          passage: passage.index,
          from,
          to,
          message: `“${whole}” looks like a link, but it has no address.`,
        })
    }
    return reports
  },
}

const imageStart = /!\[([^[\]]{0,1000})\](?=[^\s(]{0,200}(?:\s"[^"\n]{0,300}")?\)|\s?\((?!\s))/g

export const imageSyntax: PassageCheck = {
  id: 'image-syntax',
  scope: 'passage',
  severity: 'error',
  explain: 'The Markdown of this image is damaged: the reader sees letters instead of a picture.',
  run: (passage) => {
    const reports: Report[] = []
    if (!passage.text.includes('![')) return reports
    for (const match of textWithoutCode(passage).matchAll(imageStart)) {
      const at = match.index + match[0].length
      const next = passage.text.slice(at, at + 12)
      const place = {
        passage: passage.index,
        from: match.index,
        to: at,
        message: 'This picture is not shown: its Markdown is damaged.',
      }
      if (/^(?:\/|https?:)/.test(next))
        reports.push({
          ...place,
          fix: { kind: 'reread', safe: false, edits: [{ from: at, to: at, insert: '(' }] },
        })
      else reports.push(place)
    }
    return reports
  },
}

/** A word directly behind a link that is no ending of it, as in "[client](…)s" and "[stream](…)ing". */
const gluedBehind =
  /^(?!(?:ing|ers?|ed|en|es|ly)(?!\p{L}))(?:\p{Ll}{4,}|and|for|has|the|und|ist|hat|der|die|mit|est|les|per|con|del|che|una|los|las|com|uma)(?!\p{L})/u

/** A letter directly before a link text that begins with a letter: "wurde[Movim](…)"; or a word directly behind one. */
export const linkGlued: PassageCheck = {
  id: 'link-glued',
  scope: 'passage',
  severity: 'warning',
  explain: 'A word and the link behind it run together, because the space between them is missing.',
  run: (passage) =>
    passage.links.flatMap((link): Report[] => {
      if (link.bare) return []
      const shown = passage.text.slice(link.from, Math.min(link.to, link.from + 40))
      const capital = /^[\p{Lu}\d]/u.test(shown)
      const before =
        !/^\d{1,3}$/.test(shown) &&
        /\p{L}{2}$/u.test(passage.prose.slice(Math.max(0, link.from - 2), link.from)) &&
        (capital || /^\p{Ll}{3}/u.test(shown))
      if (before)
        return [
          {
            passage: passage.index,
            from: Math.max(0, link.from - 2),
            to: link.to,
            message: `A space is missing before the link “${shown}”.`,
            // "Web[client](…)" may be one word on purpose.
            fix: { kind: 'text', safe: capital, edits: [{ from: link.from, to: link.from, insert: ' ' }] },
          },
        ]
      const word = /[\p{L}\p{N}]$/u.test(shown)
        ? gluedBehind.exec(passage.prose.slice(link.to, link.to + 30))
        : null
      return word === null
        ? []
        : [
            {
              passage: passage.index,
              from: link.from,
              to: link.to + word[0].length,
              message: `A space is missing between the link “${shown}” and “${word[0]}”.`,
            },
          ]
    }),
}

export const linkTextSpace: PassageCheck = {
  id: 'link-text-space',
  scope: 'passage',
  severity: 'info',
  explain: 'White space at the edge of a link text is underlined as part of the link: a visible gap.',
  run: (passage) =>
    passage.links.flatMap((link): Report[] => {
      const text = passage.text.slice(link.from, link.to)
      const lead = text.length - text.trimStart().length
      const trail = text.length - text.trimEnd().length
      if (link.bare || lead === text.length || lead + trail === 0) return []
      // A space that parts two words stays, outside of the link.
      const before = /\s|^$/.test(passage.text[link.from - 1] ?? '') || lead === 0
      const after = trail === 0 || /^[\s.,;:!?)]|^$/.test(passage.text[link.to] ?? '')
      const edits = [
        ...(lead > 0 ? [{ from: link.from, to: link.from + lead, insert: '' }] : []),
        ...(trail > 0 ? [{ from: link.to - trail, to: link.to, insert: '' }] : []),
      ]
      return [
        {
          passage: passage.index,
          from: link.from,
          to: link.to,
          message: `The link “${text.trim()}” has white space at its edge.`,
          fix: { kind: 'text', safe: before && after, edits },
        },
      ]
    }),
}
