/** Stands in a passage's text for one thing that is not text: an image, a shortcode. */
export const objectCharacter = '\uFFFC'

/** Stands in `prose` for every character that is not the author's prose: code, addresses. */
export const maskCharacter = '\uE000'

/** A range of UTF-16 units in a passage's text, end exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A link: the range of its text. `bare`: an address that stands in the text and that the site links by itself. */
export interface LinkSpan extends Range {
  readonly href: string
  readonly bare: boolean
}

/** What stands at an `objectCharacter`. */
export type ObjectSpan = { readonly at: number } & (
  | { readonly kind: 'image'; readonly src: string; readonly alt: string }
  | { readonly kind: 'shortcode'; readonly source: string; readonly alone: boolean }
)

export type PassageKind = 'paragraph' | 'heading' | 'cell' | 'caption' | 'alt' | 'title' | 'summary'

/** Where a passage stands in a list: how deep, and whether it is the first block of its item. */
export interface ListPlace {
  readonly depth: number
  readonly first: boolean
  /** Number of the item, unique in the post; and of the item that it is nested in, or null. */
  readonly item: number
  readonly parent: number | null
}

/**
 * One block of text as the reader sees it: what most checks read, and the same from a file and from a document being
 * edited. Markdown that took effect is gone from `text` and stands in `links`, `codes` and `objects`; Markdown that went
 * wrong is still there as the letters that the reader gets to see. Line ends within the block are `\n`.
 */
export interface Passage {
  /** Its number in the post, in reading order. */
  readonly index: number
  readonly kind: PassageKind
  readonly text: string
  /** `text`, letter for letter, with code and addresses replaced by `maskCharacter`. */
  readonly prose: string
  readonly links: readonly LinkSpan[]
  readonly codes: readonly Range[]
  /** What is set in bold, parts of it perhaps twice. */
  readonly bold: readonly Range[]
  readonly objects: readonly ObjectSpan[]
  /** Of a heading, 1 to 6; else 0. */
  readonly level: number
  readonly list: ListPlace | null
  /** Inside a quotation. */
  readonly quoted: boolean
  /** Something that is no text stands right before it: a block of code, HTML, a rule. */
  readonly afterBlock: boolean
}

/** The text, letter for letter, with code masked: what of it is Markdown that went wrong. */
export function textWithoutCode({ text, codes }: Pick<Passage, 'text' | 'codes'>): string {
  return codes.length === 0 ? text : proseOf(text, codes, [], false)
}

/** The addresses that stand bare in a text: what Goldmark's linkify makes links of. */
const bareAddress = /\bhttps?:\/\/[^\s<>\uFFFC]+/g
/** `name@host.tld`; the local part is bounded so that a long word is not tried from each of its letters. */
const mailAddress = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g

/** The bare addresses of a text, without the punctuation that closes the sentence around them. */
export function bareAddresses(text: string): readonly Range[] {
  if (!text.includes('://')) return []
  const found: Range[] = []
  for (const match of text.matchAll(bareAddress)) {
    let to = match.index + match[0].length
    while (to > match.index && closes(text, match.index, to)) to -= 1
    if (to - match.index > 'https://'.length) found.push({ from: match.index, to })
  }
  return found
}

function closes(text: string, from: number, to: number): boolean {
  const last = text[to - 1] ?? ''
  if (last !== ')') return '.,;:!?\'"*_~]”»’'.includes(last)
  // A parenthesis closes the sentence's, unless the address opened one itself; the look back is bounded.
  return !text.slice(Math.max(from, to - 200), to).includes('(')
}

/** The text with code and addresses masked; of mail only where it is asked for. */
export function proseOf(
  text: string,
  codes: readonly Range[],
  links: readonly LinkSpan[],
  mail = true,
): string {
  const masked = [...codes, ...links.filter((link) => link.bare)]
  if (mail && text.includes('@'))
    for (const match of text.matchAll(mailAddress))
      masked.push({ from: match.index, to: match.index + match[0].length })
  if (masked.length === 0) return text
  masked.sort((a, b) => a.from - b.from)
  let prose = ''
  for (const { from, to } of masked) {
    if (to <= prose.length) continue
    const start = Math.max(from, prose.length)
    prose += text.slice(prose.length, start) + maskCharacter.repeat(to - start)
  }
  return prose + text.slice(prose.length)
}
