import type { PassageCheck, Report } from '../check.ts'
import type { Passage } from '../passage/passage.ts'
import { doubledOnPurpose } from '../words/doubled.ts'
import { isRightWord } from './right-words.ts'

const doubled =
  /(?<![\p{L}\p{N}\p{M}_'’-])(\p{L}[\p{L}\p{M}]{1,30})([ \t\u00A0\n]{1,3})\1(?![\p{L}\p{N}\p{M}_'’-])/giu

export const dupWord: PassageCheck = {
  id: 'dup-word',
  scope: 'passage',
  severity: 'warning',
  explain: 'The same word twice in a row, also across the start of a link.',
  run: (passage, post) => {
    const reports: Report[] = []
    for (const match of passage.prose.matchAll(doubled)) {
      const word = match[1]!
      if (doubledOnPurpose(word, post.language) || /^\p{Lu}+$/u.test(word) || isRightWord(word, post))
        continue
      const second = match.index + match[0].length - word.length
      reports.push({
        passage: passage.index,
        from: match.index,
        to: match.index + match[0].length,
        message: `“${word}” stands here twice.`,
        fix: { kind: 'text', safe: true, edits: [{ from: match.index, to: second, insert: '' }] },
      })
    }
    return reports
  },
}

const wordPattern = /(?<![\p{L}\p{N}@/#._-])\p{L}[\p{L}\p{M}\p{N}+'’-]{1,40}(?![\p{L}\p{N}])/gu

export const termCase: PassageCheck = {
  id: 'term-case',
  scope: 'passage',
  severity: 'info',
  explain:
    'A name of our own field is misspelt. The newsletter’s configuration lists the names as their projects write them.',
  run: (passage, post) => {
    const names = namesOf(post.house)
    const reports: Report[] = []
    for (const match of passage.prose.matchAll(wordPattern)) {
      const [word] = match
      const right = names.get(word.toLowerCase())
      if (right === undefined || right === word || (word === word.toUpperCase() && word.length < 4)) continue
      // A name that begins small is written with a capital where a sentence or an entry begins.
      if (
        /^\p{Ll}/u.test(right) &&
        word.slice(1) === right.slice(1) &&
        beginsSentence(
          passage.prose,
          match.index,
          passage.links.map((link) => link.from),
        )
      )
        continue
      if (/^\p{Ll}/u.test(right) && inTitle(passage, match.index)) continue
      if (
        word === word.toLowerCase() &&
        /[/.:]/.test(passage.prose[match.index + word.length] ?? '') &&
        /\S/.test(passage.prose[match.index + word.length + 1] ?? ' ')
      )
        continue
      if (word === word.toLowerCase() || isRightWord(word, post)) continue
      const range = { from: match.index, to: match.index + word.length }
      reports.push({
        passage: passage.index,
        ...range,
        message: `The name is written ${right}.`,
        fix: { kind: 'text', safe: true, edits: [{ ...range, insert: right }] },
      })
    }
    return reports
  },
}

const beginsSentence = (text: string, at: number, linkStarts: readonly number[]): boolean =>
  /(?:^|[.!?:&]\s+|\n)[\s"“„«([]*$/.test(text.slice(Math.max(0, at - 6), at)) || linkStarts.includes(at)

/** Whether the place is within a link text in title case: the name of an article, which is quoted as it stands. */
function inTitle(passage: Passage, at: number): boolean {
  const link = passage.links.find((one) => one.from <= at && at < one.to)
  if (link === undefined) return false
  const words = passage.text.slice(link.from, link.to).match(/\p{L}{4,}/gu) ?? []
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 2
}

const nameTables = new WeakMap<object, ReadonlyMap<string, string>>()

function namesOf(house: {
  readonly names: readonly string[]
  readonly nameSlips: Readonly<Record<string, string>>
}): ReadonlyMap<string, string> {
  let table = nameTables.get(house)
  if (table === undefined) {
    table = new Map([
      ...house.names.map((name) => [name.toLowerCase(), name] as const),
      ...Object.entries(house.nameSlips).map(([slip, name]) => [slip.toLowerCase(), name] as const),
    ])
    nameTables.set(house, table)
  }
  return table
}

export const typo: PassageCheck = {
  id: 'typo',
  scope: 'passage',
  severity: 'warning',
  explain:
    'A word that is often misspelt, from the newsletter’s word list, or one that the dictionary does not know.',
  run: (passage, post) => {
    const reports: Report[] = []
    const own = post.house.misspellings[post.language]
    const everywhere = post.house.misspellings['*']
    const isWrong = ({ from = 0, to = 0 }: Report): boolean =>
      !isRightWord(passage.prose.slice(from, to), post)
    reports.push(...[...phrases(passage, own), ...phrases(passage, everywhere)].filter(isWrong))
    for (const match of passage.prose.matchAll(wordPattern)) {
      const [word] = match
      if (isRightWord(word, post)) continue
      const lower = word.toLowerCase()
      const right = entry(own, lower) ?? entry(everywhere, lower)
      const range = { from: match.index, to: match.index + word.length }
      if (right !== undefined) {
        const insert = withCase(word, right)
        reports.push({
          passage: passage.index,
          ...range,
          message: `“${word}” is misspelt: ${insert}.`,
          fix: { kind: 'text', safe: false, edits: [{ ...range, insert }] },
        })
      } else if (post.spelling !== undefined) {
        const suggestions = post.spelling(word, post.language)
        if (suggestions === null) continue
        const [best] = suggestions
        const place = { passage: passage.index, ...range, message: `“${word}” is not in the dictionary.` }
        reports.push(
          best === undefined
            ? place
            : { ...place, fix: { kind: 'text', safe: false, edits: [{ ...range, insert: best }] } },
        )
      }
    }
    return reports
  },
}

/** Entries of several words: slips that are words of the language one by one. */
function phrases(passage: Passage, table: Readonly<Record<string, string>> | undefined): Report[] {
  return phrasesOf(table).flatMap(([wrong, right]): Report[] => {
    const from = passage.prose.toLowerCase().indexOf(wrong)
    if (
      from < 0 ||
      /[\p{L}\p{N}]/u.test(passage.prose[from - 1] ?? '') ||
      /[\p{L}\p{N}]/u.test(passage.prose[from + wrong.length] ?? '')
    )
      return []
    const to = from + wrong.length
    const insert = withCase(passage.prose.slice(from, to), right)
    return [
      {
        passage: passage.index,
        from,
        to,
        message: `“${passage.prose.slice(from, to)}” is misspelt: ${insert}.`,
        fix: { kind: 'text', safe: false, edits: [{ from, to, insert }] },
      },
    ]
  })
}

const phraseTables = new WeakMap<object, readonly (readonly [string, string])[]>()

function phrasesOf(
  table: Readonly<Record<string, string>> | undefined,
): readonly (readonly [string, string])[] {
  if (table === undefined) return []
  const known = phraseTables.get(table) ?? Object.entries(table).filter(([wrong]) => wrong.includes(' '))
  phraseTables.set(table, known)
  return known
}

const entry = (table: Readonly<Record<string, string>> | undefined, word: string): string | undefined =>
  table !== undefined && Object.hasOwn(table, word) ? table[word] : undefined

function withCase(word: string, right: string): string {
  if (word.length > 2 && word === word.toUpperCase()) return right.toUpperCase()
  return /^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right
}

/** Cyrillic and Greek letters that look like Latin ones. */
const lookAlike = new Map(
  Array.from(
    'аеіјорсѕухАВЕКМНОРСТХІЈЅο',
    (letter, index) => [letter, 'aeijopcsyxABEKMHOPCTXIJSo'[index]!] as const,
  ),
)
const mixed =
  /(?<!\p{L})(?=[\p{Script=Latin}\u0370-\u04FF]{0,30}\p{Script=Latin})[\p{Script=Latin}\u0370-\u04FF]{2,40}(?!\p{L})/gu

export const homoglyph: PassageCheck = {
  id: 'homoglyph',
  scope: 'passage',
  severity: 'warning',
  explain:
    'A letter of another alphabet that looks like a Latin one: search and screen readers do not find the word.',
  run: (passage) => {
    if (!/[\u0370-\u04FF]/.test(passage.text)) return []
    return [...passage.text.matchAll(mixed)].flatMap((match): Report[] => {
      const letters = Array.from(match[0])
      const foreign = letters.filter((letter) => /[\u0370-\u04FF]/.test(letter))
      if (
        foreign.length === 0 ||
        foreign.length === letters.length ||
        foreign.some((letter) => !lookAlike.has(letter))
      )
        return []
      const right = letters.map((letter) => lookAlike.get(letter) ?? letter).join('')
      const range = { from: match.index, to: match.index + match[0].length }
      return [
        {
          passage: passage.index,
          ...range,
          message: `“${match[0]}” holds a letter of another alphabet.`,
          fix: { kind: 'text', safe: true, edits: [{ ...range, insert: right }] },
        },
      ]
    })
  },
}
