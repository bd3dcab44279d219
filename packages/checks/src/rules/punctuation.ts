import type { PassageCheck, Report } from '../check.ts'
import { readsEnglish } from '../words/english.ts'
import { maskCharacter, objectCharacter, type Passage } from '../passage/passage.ts'

/** A check that is one pattern over the prose: each match is a finding, with the change that puts it right. */
const onMatches =
  (
    pattern: RegExp,
    look: (
      match: RegExpMatchArray & { index: number },
      passage: Passage,
    ) => {
      readonly message: string
      readonly from?: number
      readonly to?: number
      readonly insert?: string
      readonly safe?: boolean
    } | null,
  ): PassageCheck['run'] =>
  (passage) => {
    const reports: Report[] = []
    for (const match of passage.prose.matchAll(pattern)) {
      const found = look(match, passage)
      if (found === null) continue
      const range = { from: found.from ?? match.index, to: found.to ?? match.index + match[0].length }
      const place = { passage: passage.index, ...range, message: found.message }
      reports.push(
        found.insert === undefined
          ? place
          : {
              ...place,
              fix: { kind: 'text', safe: found.safe ?? true, edits: [{ ...range, insert: found.insert }] },
            },
      )
    }
    return reports
  }

const inside = (passage: Passage, at: number): boolean =>
  passage.links.some((link) => !link.bare && link.from <= at && at < link.to)

export const oddPunct: PassageCheck = {
  id: 'odd-punct',
  scope: 'passage',
  severity: 'warning',
  explain: 'After an exclamation or question mark no full stop follows.',
  run: onMatches(
    /(?<=[\p{L}\p{N})\]”"»\uFFFC\uE000])\s?([!?])(\.)(?!\.)(?=\s|$|[)”"»*])/gu,
    (match, passage) => {
      // A title that ends in a mark of its own stands as a link; the sentence around it goes on.
      if (passage.links.some((link) => link.to === match.index + match[0].length - 1)) return null
      const at = match.index + match[0].length - 1
      return { message: `“${match[1]}${match[2]}”: one mark is enough.`, from: at, to: at + 1, insert: '' }
    },
  ),
}

export const doubleDot: PassageCheck = {
  id: 'double-dot',
  scope: 'passage',
  severity: 'info',
  explain: 'Two full stops: one too many, or one too few for an ellipsis.',
  run: onMatches(/(?<=[\p{L}\p{N})\]”"»])(?<!\s\p{Lu})\.\.(?![./\w])/gu, (match, passage) =>
    passage.links.some((link) => link.to === match.index + 1)
      ? null
      : { message: 'Two full stops.', from: match.index + 1, to: match.index + 2, insert: '', safe: false },
  ),
}

export const spaceBeforePunct: PassageCheck = {
  id: 'space-before-punct',
  scope: 'passage',
  severity: 'warning',
  explain: 'No space stands before a comma or full stop. Sometimes a word was lost there.',
  run: onMatches(
    /(?<=[\p{L}\p{N})\]”"»\uFFFC\uE000])[ \t\u00A0]*(?:\n[ \t]*)?(?<=[\s\u00A0])([.,])(?=\s|$)(?!\s?\.)/gu,
    (match, passage) => {
      const before = passage.prose[match.index - 1] ?? ''
      // Behind a bare address the space keeps the full stop out of it (checks.md).
      if (before === maskCharacter && passage.links.some((link) => link.bare && link.to === match.index))
        return null
      const word =
        /(\p{L}{1,12})$/u.exec(passage.prose.slice(Math.max(0, match.index - 13), match.index))?.[1] ?? ''
      const lost = lostAfter.has(word.toLowerCase())
      // White space at the edge of a link text is `link-text-space`'s.
      if (
        before === objectCharacter ||
        passage.links.some((link) => match.index < link.to && link.to < match.index + match[0].length)
      )
        return null
      const to = match.index + match[0].length - 1
      return {
        message: lost
          ? `A word seems to be missing before “${match[1]}”.`
          : `There is a space before “${match[1]}”.`,
        from: match.index,
        to,
        insert: '',
        safe: !lost,
      }
    },
  ),
}

/** Words that a sentence does not end with: where a full stop follows them after a space, a word was lost. */
const lostAfter = new Set([
  'with',
  'the',
  'a',
  'an',
  'of',
  'to',
  'for',
  'and',
  'by',
  'mit',
  'der',
  'die',
  'das',
  'und',
  'von',
  'für',
  'con',
  'el',
  'la',
  'y',
  'de',
  'avec',
  'le',
  'les',
  'et',
  'per',
  'il',
  'e',
  'com',
  'o',
  'os',
  'para',
])

export const nospaceAfterComma: PassageCheck = {
  id: 'nospace-after-comma',
  scope: 'passage',
  severity: 'info',
  explain: 'A space is missing after the comma.',
  run: onMatches(/(?<=\p{L}{2}),(?=\p{L}{3})/gu, (match, passage) => {
    // Inside a short parenthesis it is a form of its own, "(fae,ve)".
    const open = passage.prose.lastIndexOf('(', match.index)
    if (
      open >= 0 &&
      match.index - open < 12 &&
      /^\([^()\s]{1,20}\)/.test(passage.prose.slice(open, open + 24))
    )
      return null
    if (!/\s/.test(passage.prose.slice(Math.max(0, match.index - 40), match.index + 40))) return null
    return {
      message: 'A space is missing after the comma.',
      from: match.index,
      to: match.index + 1,
      insert: ', ',
    }
  }),
}

export const nospaceAfterColon: PassageCheck = {
  id: 'nospace-after-colon',
  scope: 'passage',
  severity: 'info',
  explain: 'A space is missing after the colon.',
  run: onMatches(/(?<=\p{Ll}{4}|\]):(?=\p{Lu}\p{L}{2})/gu, (match, passage) => {
    // "Entwickler:Innen", "urn:XMPP", "re:Publica" are words of their own.
    if (
      passage.prose.startsWith(':Inn', match.index) ||
      /(?:^|[^\p{L}])(?:urn|xmpp|https?|jabber)$/iu.test(
        passage.prose.slice(Math.max(0, match.index - 8), match.index),
      )
    )
      return null
    return {
      message: 'A space is missing after the colon.',
      from: match.index,
      to: match.index + 1,
      insert: ': ',
    }
  }),
}

export const parenInnerSpace: PassageCheck = {
  id: 'paren-inner-space',
  scope: 'passage',
  severity: 'info',
  explain: 'No space stands just inside a parenthesis.',
  run: onMatches(
    /\([ \t\u00A0]{1,3}(?=[\p{L}\p{N}[])|(?<=[\p{L}\p{N}\].!?”"])[ \t\u00A0]{1,3}\)/gu,
    (match) => {
      const opens = match[0].startsWith('(')
      return {
        message: 'There is a space just inside the parenthesis.',
        from: opens ? match.index + 1 : match.index,
        to: opens ? match.index + match[0].length : match.index + match[0].length - 1,
        insert: '',
      }
    },
  ),
}

export const frMissingSpace: PassageCheck = {
  id: 'fr-missing-space',
  scope: 'passage',
  severity: 'info',
  languages: ['fr'],
  explain: 'French sets a space before : ; ! and ?',
  run: onMatches(/(?<=\p{L}{2})([:;!?])(?=\s|$)/gu, (match, passage) => {
    // A title in another language keeps its own punctuation; a tag behind the link says so.
    const link = passage.links.find((one) => !one.bare && one.from <= match.index && match.index < one.to)
    if (link !== undefined && /^\s?\[(?!FR)[A-Z]{2}/.test(passage.text.slice(link.to, link.to + 5)))
      return null
    if (link !== undefined && readsEnglish(passage.text.slice(link.from, link.to), 'fr')) return null
    if (passage.links.some((one) => one.to === match.index)) return null
    return { message: `French sets a space before “${match[1]}”.`, insert: `\u00A0${match[1]}` }
  }),
}

export const codeUnbalanced: PassageCheck = {
  id: 'code-unbalanced',
  scope: 'passage',
  severity: 'warning',
  explain:
    'A backtick without its partner is printed as a letter, and what was meant as code is not set as code.',
  run: (passage) => {
    let at = -1
    for (let index = passage.prose.indexOf('`'); index >= 0; index = passage.prose.indexOf('`', index + 1))
      at = index
    if (at >= 0)
      return [{ passage: passage.index, from: at, to: at + 1, message: 'This backtick has no partner.' }]
    const code = passage.codes.find(
      // What is set as code shows backticks on purpose where they are in pairs or stand alone.
      ({ from, to }) => {
        const inner = passage.text.slice(from, Math.min(to, from + 200))
        return inner.split('`').length % 2 === 0 && /[\p{L}\p{N}]/u.test(inner)
      },
    )
    return code === undefined
      ? []
      : [
          {
            passage: passage.index,
            from: code.from,
            to: code.to,
            message: 'The backticks around this code do not match.',
          },
        ]
  },
}

/** Emphasis that a space just inside it keeps from being one: "**bold **text", "so ** bold** it". */
const brokenPair =
  /(?<![*\p{N}])\*(?![*\s])[\p{L}\p{N}«“"(][^*\n]{0,200}[ \u00A0]\*(?=$|[\s.,;:!?)])|(?<![*\p{N}])\*\*(?![*\s])[\p{L}\p{N}«“"(][^*\n]{0,200}[ \u00A0]\*\*(?![*/.\p{N}])|(?<=[\s(])\*\*[ \u00A0](?=\p{L})[^*\n]{0,200}[\p{L}\p{N}.!?)]\*\*(?!\*)/u

export const emphasisLiteral: PassageCheck = {
  id: 'emphasis-literal',
  scope: 'passage',
  severity: 'warning',
  explain: 'An asterisk of an emphasis that was not closed is printed.',
  run: (passage) => {
    if (!passage.prose.includes('*')) return []
    const broken = brokenPair.exec(passage.prose)
    if (broken !== null)
      return [
        {
          passage: passage.index,
          from: broken.index,
          to: broken.index + broken[0].length,
          message: 'These asterisks are printed: a space keeps them from setting the words off.',
        },
      ]
    const found = [
      ...passage.prose.matchAll(
        /(?<=[\p{L}\p{N}.!?)])\*{1,3}(?=$|[\s.,;:)\]])|(?<=[\s([])\*{1,2}(?=\p{L})/gu,
      ),
    ]
    const [only] = found
    if (only === undefined || found.length > 1 || only.index === 0) return []
    if (only[0].length > 1)
      return [
        {
          passage: passage.index,
          from: only.index,
          to: only.index + only[0].length,
          message: 'These asterisks are printed: the emphasis is not closed.',
        },
      ]
    // The end of a link text is where machine translation leaves one; a footnote's asterisk has its partner elsewhere.
    const atLinkEnd = passage.links.some(
      (link) => link.to === only.index + only[0].length || link.to === only.index,
    )
    return atLinkEnd || inside(passage, only.index) || /^\s/.test(passage.prose[only.index - 1] ?? 'x')
      ? [
          {
            passage: passage.index,
            from: only.index,
            to: only.index + only[0].length,
            message: 'This asterisk is printed: the emphasis is not closed.',
          },
        ]
      : []
  },
}
