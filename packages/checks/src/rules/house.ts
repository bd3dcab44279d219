import type { PassageCheck, Report } from '../check.ts'

/** How many characters a reader sees: a letter with its accents is one, a picture is none. */
const visibleLength = (text: string): number => Array.from(text.trim().replace(/[\p{M}\uFFFC]/gu, '')).length

export const itemTooLong: PassageCheck = {
  id: 'item-too-long',
  scope: 'passage',
  severity: 'info',
  explain:
    'The newsletter keeps its list entries short, so that readers can skim them. Only what they see is counted: not the addresses of links.',
  run: (passage, post) => {
    const { longestItem } = post.house
    if (longestItem === null || passage.list === null || passage.kind !== 'paragraph') return []
    const length = visibleLength(passage.text)
    return length <= longestItem
      ? []
      : [
          {
            passage: passage.index,
            from: 0,
            to: passage.text.length,
            message: `This entry has ${length} characters, ${length - longestItem} more than the newsletter’s ${longestItem}.`,
          },
        ]
  },
}

export const itemBold: PassageCheck = {
  id: 'item-bold',
  scope: 'passage',
  severity: 'info',
  off: true,
  explain:
    'The newsletter sets nothing in bold in its list entries: where everything shouts, nothing stands out.',
  run: (passage) =>
    passage.list === null
      ? []
      : passage.bold.map(({ from, to }): Report => ({
          passage: passage.index,
          from,
          to,
          message: 'List entries have no bold text in this newsletter.',
          fix: { kind: 'unbold', safe: true, from, to },
        })),
}

const bracketed = /\[([A-Za-z]{2}(?:[-_][A-Za-z]{2})?(?: ?[/,|] ?[A-Za-z]{2}(?:[-_][A-Za-z]{2})?){0,5})\]/g
const levelled = (tag: string): string => tag.toLowerCase().replace('_', '-')

export const languageTag: PassageCheck = {
  id: 'language-tag',
  scope: 'passage',
  severity: 'info',
  explain:
    'The language of a linked page is told behind the link, always in the same form: readers see at once what they can read.',
  run: (passage, post) => {
    const form = post.house.languageTags
    if (form === null) return []
    const right = new Map(form.tags.map((tag) => [levelled(tag), tag]))
    const ends = new Set(passage.links.map((link) => link.to))
    return [...passage.prose.matchAll(bracketed)].flatMap((match): Report[] => {
      const tags = match[1]!.split(/ ?[/,|] ?/)
      if (tags.some((tag) => !right.has(levelled(tag)))) return []
      const [from, to] = [match.index, match.index + match[0].length]
      const written = `[${match[1]!.replace(/[A-Za-z]{2}(?:[-_][A-Za-z]{2})?/g, (tag) => right.get(levelled(tag)) ?? tag)}]`
      const lead = form.spaced && ends.has(from) ? ' ' : ''
      const insert = lead + written
      return insert === match[0]
        ? []
        : [
            {
              passage: passage.index,
              from,
              to,
              message:
                lead === ''
                  ? `The language tag is written ${written}.`
                  : 'A space parts the link from its language tag.',
              fix: { kind: 'text', safe: true, edits: [{ from, to, insert }] },
            },
          ]
    })
  },
}
