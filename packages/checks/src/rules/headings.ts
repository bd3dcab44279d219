import type { PassageCheck, PostCheck, Report } from '../check.ts'
import { allSections, type Newsletter } from '@stanza/schema'
import { goldmarkId } from './anchors.ts'

export const headingH1: PassageCheck = {
  id: 'heading-h1',
  scope: 'passage',
  severity: 'warning',
  explain:
    'The title of the page is its only heading of level 1. A second one confuses screen readers and looks larger than the title.',
  run: (passage) =>
    passage.kind === 'heading' && passage.level === 1
      ? [
          {
            passage: passage.index,
            message: 'A section heading has level 2; level 1 is the page’s title.',
            fix: { kind: 'level', level: 2, safe: true },
          },
        ]
      : [],
}

const residue =
  /(?:\bsection|\bsezione|\bsección|\bseção|\brubrique|\babschnitt)\s?:$|^(?:section|sezione|sección|seção|rubrique|abschnitt)\s.{0,100}:$/i

export const headingPunct: PassageCheck = {
  id: 'heading-punct',
  scope: 'passage',
  severity: 'info',
  explain: 'A heading is not a sentence: it ends without a full stop or colon.',
  run: (passage) => {
    if (passage.kind !== 'heading') return []
    const match = /[ \t\u00A0]{0,3}[.:]$/.exec(passage.text.trimEnd())
    if (
      match === null ||
      residue.test(passage.text.trim()) ||
      /(?:\.\.|\b\p{Lu}\.|e\.V\.)$/u.test(passage.text.trimEnd())
    )
      return []
    const range = { from: match.index, to: match.index + match[0].length }
    return [
      {
        passage: passage.index,
        ...range,
        message: `The heading ends in “${match[0].trim()}”.`,
        fix: { kind: 'text', safe: true, edits: [{ ...range, insert: '' }] },
      },
    ]
  },
}

export const headingTemplateResidue: PassageCheck = {
  id: 'heading-template-residue',
  scope: 'passage',
  severity: 'warning',
  explain: 'The heading still says what the template called this place.',
  run: (passage) => {
    const text = passage.text.trim()
    return passage.kind === 'heading' && residue.test(text)
      ? [
          {
            passage: passage.index,
            message: `“${text}” is what the template calls this section, not its name.`,
          },
        ]
      : []
  },
}

export const headingJump: PostCheck = {
  id: 'heading-jump',
  scope: 'post',
  severity: 'info',
  explain:
    'A level of heading is skipped: readers who jump from heading to heading look for what is missing.',
  run: (post) =>
    post.headings.flatMap((heading, index): Report[] => {
      const before = post.headings[index - 1]
      if (before === undefined || heading.level <= before.level + 1 || before.level === 1) return []
      return [
        {
          passage: heading.passage,
          message: `Level ${heading.level} follows level ${before.level}.`,
          fix: { kind: 'level', level: before.level + 1, safe: false },
        },
      ]
    }),
}

export const headingOrphan: PostCheck = {
  id: 'heading-orphan',
  scope: 'post',
  severity: 'info',
  explain:
    'The first heading is a heading within a section, but the section’s own heading is missing above it.',
  run: (post) => {
    const [first] = post.headings
    const since = post.house.sectionsSince
    if (first === undefined || first.level !== 3 || since === null || post.date === null || post.date < since)
      return []
    return [
      {
        passage: first.passage,
        message: 'The section heading above this one is missing, or this one has the wrong level.',
        fix: { kind: 'level', level: 2, safe: false },
      },
    ]
  },
}

export const headingEmptySection: PostCheck = {
  id: 'heading-empty-section',
  scope: 'post',
  severity: 'warning',
  explain: 'A heading is followed at once by the next one: the reader finds an empty section.',
  run: (post) =>
    post.headings.flatMap((heading, index): Report[] => {
      const next = post.headings[index + 1]
      if (next === undefined || next.level > heading.level || heading.level === 1) return []
      // A heading that links something says where to read on.
      if (post.passages[heading.passage]?.links.some((link) => !link.bare) === true) return []
      // Alternative texts and captions belong to pictures, so anything between the two headings counts.
      return next.passage === heading.passage + 1 && post.passages[next.passage]?.afterBlock === false
        ? [{ passage: heading.passage, message: `Nothing stands under “${heading.text.trim()}”.` }]
        : []
    }),
}

/** A section's name of fewer letters begins ordinary headings too; what is glued on is more than an ending. */
const shortestName = 8
const leastGlued = 6

export const headingDamaged: PassageCheck = {
  id: 'heading-damaged',
  scope: 'passage',
  severity: 'error',
  explain: 'The name of a section has the rest of another text glued to it, as search-and-replace leaves it.',
  run: (passage, post) => {
    if (passage.kind !== 'heading' || post.newsletter === null) return []
    const text = passage.text.trim()
    if (text.length <= shortestName + leastGlued) return []
    const { names, ids } = sectionNames(post.newsletter)
    if (ids.has(goldmarkId(text))) return []
    const glued = names.find(
      (name) =>
        name.length >= shortestName &&
        text.length > name.length + leastGlued &&
        text.startsWith(name) &&
        /\p{Ll}/u.test(text[name.length] ?? '') &&
        /\p{Ll}/u.test(name.at(-1) ?? '') &&
        hasOtherName(text.slice(name.length), names),
    )
    return glued === undefined
      ? []
      : [{ passage: passage.index, message: `Other text is glued to the section name “${glued}”.` }]
  },
}

const named = new WeakMap<
  Newsletter,
  { readonly names: readonly string[]; readonly ids: ReadonlySet<string> }
>()

/** The names of a newsletter's sections in all languages, and their ids; reckoned once. */
function sectionNames(newsletter: Newsletter): {
  readonly names: readonly string[]
  readonly ids: ReadonlySet<string>
} {
  let known = named.get(newsletter)
  if (known === undefined) {
    const names = allSections(newsletter.sections).flatMap((section) =>
      Object.values(section.headings).flat(),
    )
    known = { names, ids: new Set(names.map(goldmarkId)) }
    named.set(newsletter, known)
  }
  return known
}

/** Whether the glued rest holds the end of another section's name: two of its words at least, in their order. */
function hasOtherName(rest: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const words = name.split(' ')
    return words.length > 2 && rest.includes(words.slice(-2).join(' '))
  })
}

export const headingInList: PostCheck = {
  id: 'heading-in-list',
  scope: 'post',
  severity: 'warning',
  explain: 'The heading is indented, so it lands inside the list entry above it.',
  run: (post) =>
    post.passages.flatMap((passage): Report[] =>
      passage.kind === 'heading' && passage.list !== null && !passage.list.first
        ? [
            {
              passage: passage.index,
              message: 'This heading stands inside the list entry above it.',
              fix: { kind: 'lift', safe: true },
            },
          ]
        : [],
    ),
}
