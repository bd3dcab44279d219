import type { InlineContext } from './inline-scanner.ts'
import { scanInline, type Scanned } from './inline-scanner.ts'
import { bareAddresses, proseOf, type LinkSpan, type ObjectSpan, type Passage } from './passage.ts'
import type { SourceText } from './source-text.ts'

/** A passage read from a file, with the place of its letters, link targets and images in it. */
export interface SourcedPassage {
  readonly passage: Passage
  readonly source: SourceText
  /** Per link of the passage, where its target stands; null for a bare address (its letters are the target). */
  readonly targets: readonly ({ readonly from: number; readonly to: number } | null)[]
  /** Per object, where its target stands. */
  readonly objectTargets: readonly ({ readonly from: number; readonly to: number } | null)[]
  /** Alternative texts of its images, as stretches of the raw text. */
  readonly alts: readonly SourceText[]
  /** Where its first line begins in the file, and where its heading markers stand. */
  readonly lineFrom: number
  readonly marker: { readonly from: number; readonly to: number } | null
}

type Frame = Pick<Passage, 'index' | 'kind' | 'level' | 'list' | 'quoted' | 'afterBlock'>

/** What the reader sees of a block's raw Markdown, as a passage. */
export function buildPassage(
  raw: SourceText,
  frame: Frame,
  context: InlineContext,
  place: Pick<SourcedPassage, 'lineFrom' | 'marker'>,
): SourcedPassage {
  const scanned = scanInline(raw.text, context)
  const { source, position } = readerText(raw, scanned)
  const objects: ObjectSpan[] = scanned.objects.map((object) => {
    const at = position(object.at)
    const written = raw.text.slice(object.at, object.to)
    if (object.kind === 'image')
      return { at, kind: 'image', src: object.href, alt: raw.text.slice(object.altFrom, object.altTo) }
    return { at, kind: 'shortcode', source: written, alone: written.trim() === raw.text.trim() }
  })
  const written: LinkSpan[] = scanned.links.map((link) => ({
    from: position(link.textFrom),
    to: position(link.textTo),
    href: link.href,
    bare: false,
  }))
  const codes = scanned.codes.map((code) => ({ from: position(code.from), to: position(code.to) }))
  const bold = scanned.bold.map(({ from, to }) => ({ from: position(from), to: position(to) }))
  const bare = bareLinks(source.text, [...written, ...codes])
  const links = [...written, ...bare]
  const rawPlace = (from: number, to: number) => ({
    from: raw.starts[from] ?? 0,
    to: raw.ends[to - 1] ?? raw.starts[from] ?? 0,
  })
  return {
    passage: {
      ...frame,
      text: source.text,
      prose: proseOf(source.text, codes, links),
      links,
      codes,
      bold,
      objects,
    },
    source,
    targets: links.map((_, index) => {
      const link = scanned.links[index]
      return link === undefined || link.hrefTo <= link.hrefFrom ? null : rawPlace(link.hrefFrom, link.hrefTo)
    }),
    objectTargets: scanned.objects.map((object) =>
      object.hrefTo > object.hrefFrom ? rawPlace(object.hrefFrom, object.hrefTo) : null,
    ),
    alts: scanned.objects
      .filter((object) => object.kind === 'image' && object.altTo > object.altFrom)
      .map((object) => part(raw, object.altFrom, object.altTo)),
    ...place,
  }
}

/** The addresses that stand bare in a text, outside of the given links and code. */
export function bareLinks(
  text: string,
  taken: readonly { readonly from: number; readonly to: number }[],
): LinkSpan[] {
  return bareAddresses(text)
    .filter(({ from, to }) => !taken.some((range) => range.from < to && from < range.to))
    .map(({ from, to }) => ({ from, to, href: text.slice(from, to), bare: true }))
}

function part(raw: SourceText, from: number, to: number): SourceText {
  return {
    text: raw.text.slice(from, to),
    starts: raw.starts.slice(from, to),
    ends: raw.ends.slice(from, to),
  }
}

function readerText(
  raw: SourceText,
  scanned: Scanned,
): { source: SourceText; position: (rawIndex: number) => number } {
  const starts = new Int32Array(raw.text.length)
  const ends = new Int32Array(raw.text.length)
  const positions = new Int32Array(raw.text.length + 1)
  let text = ''
  let at = 0
  const keep = (to: number): void => {
    const length = to - at
    starts.set(raw.starts.subarray(at, to), text.length)
    ends.set(raw.ends.subarray(at, to), text.length)
    for (let index = 0; index < length; index += 1) positions[at + index] = text.length + index
    text += raw.text.slice(at, to)
    at = to
  }
  for (const range of scanned.replaced) {
    keep(range.from)
    positions.fill(text.length, range.from, range.to)
    for (let index = 0; index < range.text.length; index += 1) {
      starts[text.length + index] = raw.starts[range.from] ?? 0
      ends[text.length + index] = raw.ends[range.to - 1] ?? 0
    }
    text += range.text
    at = range.to
  }
  keep(raw.text.length)
  positions[raw.text.length] = text.length
  return {
    source: { text, starts: starts.slice(0, text.length), ends: ends.slice(0, text.length) },
    position: (rawIndex) => positions[rawIndex] ?? text.length,
  }
}
