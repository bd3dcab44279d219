import type { PassageCheck, PassageEdit, PostCheck, Report } from '../check.ts'
import { objectCharacter, textWithoutCode } from '../passage/passage.ts'

const noBreakMarker =
  /(?:^|[\n\u2028])([ \u00A0]{0,12}[-*+](?:[ \u00A0]{0,6}\u00A0[ \u00A0]{0,6})|[ \u00A0]{0,12}\u00A0[ \u00A0]{0,6}[-*+][ \u00A0]{1,8})(?=\S)/g

export const listNbsp: PassageCheck = {
  id: 'list-nbsp',
  scope: 'passage',
  severity: 'error',
  explain:
    'No-break spaces, as word processors write them, do not mark a list: the entry runs into the paragraph. In the editor they look like spaces.',
  run: (passage) => {
    if (passage.kind !== 'paragraph' || !passage.text.includes('\u00A0')) return []
    return [...passage.text.matchAll(noBreakMarker)].map((match) => {
      const marker = match[1]!
      const from = match.index + match[0].length - marker.length
      const edits: PassageEdit[] = marker
        .split('')
        .flatMap((letter, index) =>
          letter === '\u00A0' ? [{ from: from + index, to: from + index + 1, insert: ' ' }] : [],
        )
      return {
        passage: passage.index,
        from,
        to: from + marker.length,
        message: 'This list entry is none for the reader: its marker holds no-break spaces.',
        fix: { kind: 'reread', safe: true, edits },
      }
    })
  },
}

export const nbspBlankLine: PassageCheck = {
  id: 'nbsp-blank-line',
  scope: 'passage',
  severity: 'error',
  explain: 'The empty line holds a no-break space, so that it parts nothing: two paragraphs become one.',
  run: (passage) => {
    if (!passage.text.includes('\u00A0')) return []
    return [...passage.text.matchAll(/[\n\u2028]([ \t]{0,8}\u00A0[ \t\u00A0]{0,20})(?=[\n\u2028])/g)].map(
      (match) => {
        const range = { from: match.index + 1, to: match.index + match[0].length }
        return {
          passage: passage.index,
          ...range,
          message:
            'The empty line between these two paragraphs holds a no-break space: the reader gets one paragraph.',
          fix: { kind: 'reread', safe: true, edits: [{ ...range, insert: '' }] },
        }
      },
    )
  },
}

/** `-text` and `*text` at the start of a line. A second marker, a digit (a negative number) or emphasis is not meant. */
const unspaced = /(?:^|[\n\u2028])([ \t]{0,8}[-+])(?=[\p{L}[`\uE000"“„«(][^\n]{2})/gu

export const listNoSpace: PassageCheck = {
  id: 'list-no-space',
  scope: 'passage',
  severity: 'error',
  explain: 'Without a space behind the dash the line is not a list entry: it runs into the paragraph.',
  run: (passage) => {
    if (passage.kind !== 'paragraph' || !/[-+]/.test(passage.text)) return []
    return [...textWithoutCode(passage).matchAll(unspaced)].map((match) => {
      const at = match.index + match[0].length
      // Under a specification the line was meant as a note to it, so it moves in; else as the next entry.
      const continued =
        /^[\n\u2028]/.test(match[0]) && passage.list !== null && /\bXEP-\d{4}\b/.test(passage.text)
      const indent = continued ? '  '.repeat(passage.list.depth) : ''
      const line = at - match[1]!.length
      const edits = [
        ...(indent.length > match[1]!.length - 1 ? [{ from: line, to: at - 1, insert: indent }] : []),
        { from: at, to: at, insert: ' ' },
      ]
      return {
        passage: passage.index,
        from: at - 1,
        to: at,
        message: 'A space is missing behind the dash: the reader sees no list entry.',
        fix: { kind: 'reread', safe: true, edits },
      }
    })
  },
}

export const listSwallowed: PassageCheck = {
  id: 'list-swallowed',
  scope: 'passage',
  severity: 'error',
  explain: 'The list entry is indented so deep that it becomes text of the paragraph above.',
  run: (passage) => {
    if (passage.kind !== 'paragraph') return []
    return [
      ...textWithoutCode(passage).matchAll(/[\n\u2028]([ \t]{0,20})[-*+][ \t]+(?=[\p{L}[`\uE000"“„«(])/gu),
    ].map((match) => ({
      passage: passage.index,
      from: match.index + 1,
      to: match.index + match[0].length,
      message: 'This list entry became text of the paragraph above it: it is indented too deep.',
    }))
  },
}

/** "(jp)", "(XEP Editor: dg)" at the end: how change notes of a specification are signed. */
const signed = /\((?:[^()]{0,40}[:(]\s?)?\p{Ll}{2,8}\)?\)[.\s]*$/u
/** "Version 1.2.0 of XEP-0222": what stands below such an entry, and has no link, is a note to it, signed or not. */
export const releaseEntry = /^version[ei]?\s\d{1,3}(?:\.\d{1,3}){1,3}\s\p{Ll}{1,4}\sXEP-\d{4}\b/iu
const versionEntry = /\bv?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\b/
/** "Translators: Ann, Bert" in the languages of an edition: whose work the line above names. */
const credit =
  /^(?:(?:general )?contributors?|translators?|translations?(?: by)?|beitragende|mitwirkende|über(?:setzer(?::?innen)?|setzung(?:en)?|setzt von)|contribut(?:rices|eurs?(?:ices)?)|traduct(?:rices|eurs?(?:ices)?|ions?)|collaborat?ori|contributori(?: generali)?|tradu(?:ttori|zion[ei])|colaborador(?:es)?|contribuidores|traduct(?:or|ores)|traducci(?:ón|ones)|tradutor(?:es)?|tradu[cç](?:ão|ões))(?: \p{Ll}{1,10})?\s?:\s*\S/iu
/** "No specification was updated this month": what stands where nothing does. */
const nothingNew =
  /^(?:no|nothing|keine?|nichts|aucune?|rien|nessuna?|niente|ning[uú]na?|ning[uú]n|nada|nenhuma?)\s/iu

export const listNotNested: PostCheck = {
  id: 'list-not-nested',
  scope: 'post',
  severity: 'warning',
  explain:
    'The line belongs under the entry above it: a change note under its specification, translators under their language. At the same level it reads as an entry of its own.',
  run: (post) => {
    const reports: Report[] = []
    let above: 'release' | 'specification' | 'edition' | null = null
    let nested = false
    for (const passage of post.passages) {
      if (passage.kind === 'heading') above = null
      if (passage.list === null || !passage.list.first || passage.kind !== 'paragraph') continue
      if (passage.list.depth > 1) nested = true
      if (passage.list.depth !== 1) continue
      const linked = passage.links.some((link) => !link.bare)
      const specification =
        /\bXEP-\d{4}\b/.test(passage.text) &&
        (versionEntry.test(passage.text) || passage.links.some((link) => link.href.includes('xep-')))
      if (specification)
        [above, nested] = [releaseEntry.test(passage.text) ? 'release' : 'specification', false]
      else if (linked && /^\p{L}[^:\n]{2,30}:\s/u.test(passage.text)) [above, nested] = ['edition', false]
      else if (above === null || nested || linked) continue
      else if (belongsUnder(above, passage.text.trim())) {
        reports.push({
          passage: passage.index,
          message:
            above === 'edition'
              ? 'This line stands beside the edition whose people it names, not under it.'
              : 'This change note stands beside its specification, not under it.',
          fix: { kind: 'nest', safe: true },
        })
      }
    }
    return reports
  },
}

function belongsUnder(above: 'release' | 'specification' | 'edition', text: string): boolean {
  if (above === 'edition') return credit.test(text)
  return signed.test(text) || (above === 'release' && !nothingNew.test(text) && !text.endsWith(':'))
}

export const runOnLines: PassageCheck = {
  id: 'run-on-lines',
  scope: 'passage',
  severity: 'warning',
  explain:
    'Two lines of the source become one line for the reader. If they are meant to be separate, a blank line or a full stop is missing.',
  run: (passage) => {
    if (passage.kind !== 'paragraph' || !passage.text.includes('\n')) return []
    const reports: Report[] = []
    for (let at = passage.text.indexOf('\n'); at >= 0; at = passage.text.indexOf('\n', at + 1)) {
      // Pictures that link something stand in one row on purpose.
      const ended =
        passage.links.some((link) => !link.bare && link.to === at) && passage.text[at - 1] !== objectCharacter
      const next =
        passage.links.some(
          (link) => !link.bare && link.from === at + 1 && passage.text[at + 1] !== objectCharacter,
        ) || /^\p{Lu}\p{Ll}{3,20}:/u.test(passage.text.slice(at + 1, at + 25))
      if (!ended || !next) continue
      reports.push({
        passage: passage.index,
        from: at,
        to: at + 1,
        message: 'These two lines become one for the reader.',
        fix: { kind: 'reread', safe: false, edits: [{ from: at, to: at, insert: '\n' }] },
      })
    }
    return reports
  },
}
