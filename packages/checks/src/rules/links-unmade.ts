import type { PassageCheck, Report } from '../check.ts'
import { maskCharacter, textWithoutCode, type Passage } from '../passage/passage.ts'

const target = String.raw`(?:https?:|www\.|mailto:|xmpp:|[/#](?=[\w/#-]))`

/** Link syntax that the reader sees as letters: what `brokenLinks` sorts into one kind each. */
export type BrokenLink = {
  readonly kind: 'space-gap' | 'url-space' | 'unclosed' | 'extra-bracket' | 'missing-bracket' | 'line-end'
  readonly from: number
  readonly to: number
  readonly gap: { readonly from: number; readonly to: number }
}

// Every repetition is bounded: a passage of 100 KB of brackets is read in linear time (threats.md S37).
const gap = new RegExp(
  String.raw`\]([ \t\u00A0]{1,3}|\n)\(${target}[^\s()]{0,500}(?:\([^\s()]{0,100}\)[^\s()]{0,200})?\)`,
  'g',
)
const tail = new RegExp(
  String.raw`\](\(?)\((?=${target})([^\s()]{0,500})(?:(\))|([ \t\n\u00A0]{1,3})([^()\n]{0,300}\))?|(?=\()|$)`,
  'g',
)
const noClosing = new RegExp(String.raw`\[([^\[\]()\n]{1,120})(\((?:https?:\/\/|www\.)[^\s()]{1,400}\))`, 'g')

/** All places in a passage where link syntax went wrong. */
function brokenLinks(passage: Passage): BrokenLink[] {
  // Code shows link syntax on purpose.
  const text = textWithoutCode(passage)
  const found: BrokenLink[] = []

  for (const match of text.matchAll(gap)) {
    const from = openingBefore(text, match.index)
    if (from !== null)
      found.push({
        kind: 'space-gap',
        from,
        to: match.index + match[0].length,
        gap: { from: match.index + 1, to: match.index + 1 + match[1]!.length },
      })
  }
  for (const match of text.matchAll(tail)) {
    const doubled = text[match.index - 1] === ']'
    const opened = openingBefore(text, doubled ? match.index - 1 : match.index)
    const from = opened ?? match.index
    const to = match.index + match[0].length
    const at = match.index + match[0].indexOf('(')
    const end = at + match[1]!.length + 1 + match[2]!.length
    if (match[1] === '(') found.push({ kind: 'extra-bracket', from, to, gap: { from: at, to: at + 1 } })
    else if (match[3] !== undefined) {
      if (doubled)
        found.push({ kind: 'extra-bracket', from, to, gap: { from: match.index, to: match.index + 1 } })
      else found.push({ kind: 'missing-bracket', from, to, gap: { from, to: from } })
    } else if (match[5] !== undefined)
      found.push({ kind: 'url-space', from, to, gap: { from: end, to: end + match[4]!.length } })
    else if (match[4] !== undefined || to === text.length)
      found.push({
        kind: spaceFollows(text, end) ? 'url-space' : 'unclosed',
        from,
        to: end,
        gap: { from: end, to: end },
      })
  }
  for (const match of text.matchAll(noClosing)) {
    const at = match.index + 1 + match[1]!.length
    found.push({
      kind: 'missing-bracket',
      from: match.index,
      to: match.index + match[0].length,
      gap: { from: at, to: at },
    })
  }
  for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
    if (at + 2 === text.length || text[at + 2] === '\n')
      found.push({
        kind: 'line-end',
        from: openingBefore(text, at) ?? at,
        to: at + 2,
        gap: { from: at, to: at + 2 },
      })
  }
  return found
}

/** The bracket that opens the link text which closes at `close`; null where none stands open within 300 letters. */
function openingBefore(text: string, close: number): number | null {
  let depth = 0
  for (let at = close - 1; at >= Math.max(0, close - 300); at -= 1) {
    if (text[at] === ']') depth += 1
    else if (text[at] === '[') {
      if (depth === 0) return at
      depth -= 1
    }
  }
  return null
}

/** Whether the sentence goes on within the target: a full stop or comma and words, as after a forgotten parenthesis. */
function spaceFollows(text: string, end: number): boolean {
  return /[.,;]/.test(text[end - 1] ?? '') && /\s/.test(text[end] ?? '')
}

const kindCheck =
  (kind: BrokenLink['kind'], made: (passage: Passage, link: BrokenLink) => Report): PassageCheck['run'] =>
  (passage) =>
    passage.text.includes('[') || passage.text.includes('](')
      ? brokenLinks(passage)
          .filter((link) => link.kind === kind)
          .map((link) => made(passage, link))
      : []

const shown = (passage: Passage, link: BrokenLink): string =>
  passage.text.slice(link.from, Math.min(link.to, link.from + 60)).replaceAll(maskCharacter, '')

export const linkSpaceGap: PassageCheck = {
  id: 'link-space-gap',
  scope: 'passage',
  severity: 'error',
  explain:
    'A space between the text and the address keeps Markdown from making a link: the reader sees the brackets and the bare address. Without the space it is a link.',
  run: kindCheck('space-gap', (passage, link) => ({
    passage: passage.index,
    from: link.from,
    to: link.to,
    message: `“${shown(passage, link)}” is not a link: there is a space between the text and the address.`,
    fix: { kind: 'reread', safe: true, edits: [{ ...link.gap, insert: '' }] },
  })),
}

/** Spaces that a translation program puts behind a dot, a slash or a `#` within an address, and nothing else. */
const seam = /[./#?=&_-][ \t\u00A0]{1,2}(?=\S)|[ \t\u00A0]{1,2}(?=[./#?=&])/g

export const linkUrlSpace: PassageCheck = {
  id: 'link-url-space',
  scope: 'passage',
  severity: 'error',
  explain:
    'An address cannot hold a space: no link is made and the reader sees raw Markdown. Remove the space, or close the parenthesis where the address ends.',
  run: kindCheck('url-space', (passage, link) => {
    const message = `“${shown(passage, link)}” is not a link: there is a space in the address.`
    const place = { passage: passage.index, from: link.from, to: link.to, message }
    const from = passage.text.indexOf('](', link.from) + 2
    const address = passage.text.slice(from, link.to - 1)
    const edits = [...address.matchAll(seam)].map((match) => {
      const spaces = match[0].search(/[ \t\u00A0]/)
      return { from: from + match.index + spaces, to: from + match.index + match[0].length, insert: '' }
    })
    const mended = address.replace(/[ \t\u00A0]/g, '')
    const gaps = address.match(/\s+/g)?.length ?? 0
    const whole = edits.length === gaps && passage.text[link.to - 1] === ')' && !/[,;]|\.$/.test(mended)
    return whole ? { ...place, fix: { kind: 'reread', safe: true, edits } } : place
  }),
}

const doubledBrackets = kindCheck('extra-bracket', (passage, link) => ({
  passage: passage.index,
  from: link.from,
  to: link.to,
  message: `“${shown(passage, link)}” is not a link: one bracket is doubled.`,
  fix: { kind: 'reread', safe: true, edits: [{ ...link.gap, insert: '' }] },
}))

export const linkExtraBracket: PassageCheck = {
  id: 'link-extra-bracket',
  scope: 'passage',
  severity: 'error',
  explain: 'A doubled bracket keeps Markdown from making a link. One of the two has to go.',
  run: (passage, post) => [
    ...doubledBrackets(passage, post),
    // Both parentheses doubled make a link, to an address that begins with one.
    ...passage.links.flatMap((link, index): Report[] => {
      const href = /^\((\S{1,1000})\)$/.exec(link.href)?.[1]
      return href === undefined
        ? []
        : [
            {
              passage: passage.index,
              from: link.from,
              to: link.to,
              message: 'This link leads nowhere: the parentheses around its address are doubled.',
              fix: { kind: 'target', link: index, href, safe: true },
            },
          ]
    }),
  ],
}

export const linkMissingBracket: PassageCheck = {
  id: 'link-missing-bracket',
  scope: 'passage',
  severity: 'error',
  explain:
    'Around a link text both brackets are needed; with one of them the reader sees the address in the sentence.',
  run: kindCheck('missing-bracket', (passage, link) => {
    const opens = passage.text[link.from] === '['
    const place = {
      passage: passage.index,
      from: link.from,
      to: link.to,
      message: `“${shown(passage, link)}” is not a link: a bracket around the text is missing.`,
    }
    return opens && link.gap.from > link.from
      ? {
          ...place,
          fix: {
            kind: 'reread',
            safe: false,
            // Before the parenthesis and not behind the text: code that ends there has its backtick in between.
            edits: [{ from: link.gap.from, to: link.gap.from + 1, insert: '](' }],
          },
        }
      : place
  }),
}

export const linkUnclosed: PassageCheck = {
  id: 'link-unclosed',
  scope: 'passage',
  severity: 'error',
  explain: 'The parenthesis behind the address is not closed, so that the reader sees raw Markdown.',
  run: kindCheck('unclosed', (passage, link) => ({
    passage: passage.index,
    from: link.from,
    to: link.to,
    message: `“${shown(passage, link)}” is not a link: the closing parenthesis is missing.`,
    // An address that runs into a shortcode's sign has no end that could be told.
    ...(/\{\{|\uFFFC/.test(passage.text.slice(link.from, link.to + 4))
      ? {}
      : { fix: { kind: 'reread', safe: true, edits: [{ ...link.gap, insert: ')' }] } }),
  })),
}

export const linkOtherUnparsed: PassageCheck = {
  id: 'link-other-unparsed',
  scope: 'passage',
  severity: 'error',
  explain: 'A link was begun at the end of a line and has no address.',
  run: kindCheck('line-end', (passage, link) => ({
    passage: passage.index,
    from: link.from,
    to: link.to,
    message: `“${shown(passage, link)}” is a link without an address.`,
  })),
}
