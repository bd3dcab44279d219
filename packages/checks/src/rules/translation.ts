import { allSections, type Newsletter, type SectionSpec } from '@stanza/schema'
import type { PassageCheck, PostCheck, Report } from '../check.ts'
import type { Passage } from '../passage/passage.ts'
import { readsEnglish } from '../words/english.ts'

const yearless = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\b20\d{2}\b/g, '')
    .replace(/[!.:"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

export const headingUntranslated: PassageCheck = {
  id: 'heading-untranslated',
  scope: 'passage',
  severity: 'warning',
  explain:
    'The heading of this section is still that of the original. Names and words that are the same in this language are left alone.',
  run: (passage, post) => {
    const { newsletter } = post
    if (passage.kind !== 'heading' || newsletter === null || !post.translated) return []
    const text = yearless(passage.text)
    const kept = [...(post.house.keptHeadings['*'] ?? []), ...(post.house.keptHeadings[post.language] ?? [])]
    if (text === '' || kept.some((heading) => yearless(heading) === text)) return []
    const section = originalSections(newsletter).get(text)
    if (section === undefined) return []
    const own = section.headings[post.language]?.[0]
    const range = { from: 0, to: passage.text.length }
    const place = { passage: passage.index, ...range, message: 'This heading is not translated.' }
    return [
      own === undefined || yearless(own) === text
        ? place
        : { ...place, fix: { kind: 'text', safe: false, edits: [{ ...range, insert: own }] } },
    ]
  },
}

const sections = new WeakMap<Newsletter, ReadonlyMap<string, SectionSpec>>()

/** The sections by their headings in the language of the original; reckoned once. */
function originalSections(newsletter: Newsletter): ReadonlyMap<string, SectionSpec> {
  let known = sections.get(newsletter)
  if (known === undefined) {
    known = new Map(
      allSections(newsletter.sections)
        .flatMap((section) =>
          (section.headings[newsletter.defaultLanguage] ?? []).map(
            (heading) => [yearless(heading), section] as const,
          ),
        )
        .toReversed(),
    )
    sections.set(newsletter, known)
  }
  return known
}

export const transTemplateWord: PassageCheck = {
  id: 'trans-template-word',
  scope: 'passage',
  severity: 'info',
  explain: 'A word of the template was left in English.',
  run: (passage, post) => {
    if (!post.translated || passage.kind !== 'paragraph') return []
    const reports: Report[] = []
    const lower = passage.prose.toLowerCase()
    for (const said of post.house.templateWords) {
      // French sets a space before the colon.
      const spaced = said.replace(/:$/, '\u00A0:').toLowerCase()
      const word = [said, said.replace(/:$/, ' :')].find((one) => lower.includes(one.toLowerCase())) ?? spaced
      const at = lower.indexOf(word.toLowerCase())
      if (at < 0) continue
      const start =
        /\p{L}$/u.test(word) || word.endsWith(':') ? passage.prose.slice(0, at).trim() === '' : true
      if (start)
        reports.push({
          passage: passage.index,
          from: at,
          to: at + word.length,
          message: `“${passage.text.slice(at, at + word.length)}” is not translated.`,
        })
    }
    const and = betweenLinks.exec(passage.text.slice(0, 400))
    if (and !== null && passage.list !== null && passage.text.length < 300) {
      const from = and.index + and[0].indexOf(' and ') + 1
      const joins =
        passage.links.some((link) => link.to === from - 1) &&
        passage.links.some((link) => link.from === from + 4)
      if (joins && !/\bXEP-\d/.test(passage.text))
        reports.push({ passage: passage.index, from, to: from + 3, message: '“and” is not translated.' })
    }
    return reports
  },
}

const betweenLinks = /^[^\n]{0,300}? and /

export const captionUntranslated: PassageCheck = {
  id: 'caption-untranslated',
  scope: 'passage',
  severity: 'info',
  explain: 'The caption of this picture was left in English.',
  run: (passage, post) => {
    if (
      passage.kind !== 'caption' ||
      !post.translated ||
      post.house.keptCaptions.includes(passage.text.trim())
    )
      return []
    // Two words are a product and what it calls a part of itself: a name.
    const words = passage.prose.match(/\p{L}+/gu)?.length ?? 0
    return words > 2 && readsEnglish(passage.prose, post.language)
      ? [
          {
            passage: passage.index,
            from: 0,
            to: passage.text.length,
            message: 'This caption is not translated.',
          },
        ]
      : []
  },
}

/** "Version 1.2.0 of XEP-0222", in any of the languages: a release that an issue announces once. */
const release = /^version[ei]?s?\s(\d{1,3}(?:\.\d{1,3}){1,3})\s\p{Ll}{1,4}\s(XEP-\d{4})\b/iu

/** What makes two entries the same; null for what may repeat. */
function entryKeyOf(passage: Passage): string | null {
  if (passage.list === null || passage.kind !== 'paragraph') return null
  const released = release.exec(passage.text)
  if (released !== null) return `${released[2]} ${released[1]}`
  if (
    passage.text.length < 25 ||
    passage.list.depth > 1 ||
    !passage.list.first ||
    standing.test(passage.text) ||
    !passage.links.some((link) => !link.bare)
  )
    return null
  return `${passage.text.replace(/\s+/g, ' ').trim().toLowerCase()} ${passage.links.map((link) => link.href).join(' ')}`
}

/** Sentences by which the council and the editors speak: they repeat for one specification after another. */
const standing =
  /^(?:promoted? to|accept(?:ed)? (?:as|by)|abstract:|this (?:document|specification)|obsolete|defer|last call|fix|update|add|remove|clarify|change|use |no |initial|editorial)/i

export const dupEntry: PostCheck = {
  id: 'dup-entry',
  scope: 'post',
  severity: 'warning',
  explain: 'The same entry stands in the issue twice.',
  run: (post) => {
    const seen = new Set<string>()
    return post.passages.flatMap((passage): Report[] => {
      const key = entryKeyOf(passage)
      if (key === null) return []
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [
        {
          passage: passage.index,
          from: 0,
          to: passage.text.length,
          message: 'This entry stands above already.',
          fix: { kind: 'remove', safe: false },
        },
      ]
    })
  },
}
