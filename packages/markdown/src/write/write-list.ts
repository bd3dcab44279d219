import type { Node } from 'prosemirror-model'
import { type Pairing, pairUp } from '../align/pair-up.ts'
import type { Placed } from '../parse/placed.ts'
import { needsBlankLine } from './blank-lines.ts'
import { blockKey } from './block-key.ts'
import { sliceOf } from './slice.ts'
import type { BlockStyle, Line } from './write-block.ts'

type WriteSiblings = (
  blocks: readonly Node[],
  style: BlockStyle,
  bases: readonly (Placed | null)[] | null,
  tight: boolean,
) => Line[]

/**
 * A list. Items that the base has are taken from it with their marker; in a changed item its unchanged blocks are; new ones
 * get the marker of their neighbours. Blank lines between unchanged neighbours stay.
 */
export function writeList(
  list: Node,
  style: BlockStyle,
  base: Placed | null,
  writeSiblings: WriteSiblings,
): Line[] {
  const places = style.source === null || base === null || !sameMarker(list, base.node) ? [] : base.inside
  const items = list.content.content
  const pairs = pairUp(
    places.map(({ node }) => node),
    items,
  )
  const tight = list.attrs['tight'] === true
  const keepsGaps = base !== null && base.node.attrs['tight'] === list.attrs['tight']
  const lines: Line[] = []
  let lead = places.find((place) => place.lead !== null)?.lead ?? null
  items.forEach((item, index) => {
    const pair = pairs[index] ?? null
    const place = pair === null ? (style.moved.get(blockKey(item)) ?? null) : (places[pair.base] ?? null)
    if (index > 0) lines.push(...gap(pairs, index, places, style, keepsGaps, tight))
    const own = pair !== null && place !== null ? place.lead : lead
    lead = own ?? lead
    const written = { list, index, lead: own, tight }
    const same = place !== null && (pair === null || pair.same)
    if (same && place.lead !== null && fits(written, place.lead)) lines.push(...sliceOf(place, style))
    else lines.push(...writeItem(item, written, style, place, writeSiblings))
  })
  return lines
}

interface Writing {
  readonly list: Node
  readonly index: number
  readonly lead: string | null
  readonly tight: boolean
}

const sameMarker = (a: Node, b: Node): boolean =>
  a.type === b.type &&
  a.attrs['bullet'] === b.attrs['bullet'] &&
  a.attrs['delimiter'] === b.attrs['delimiter']

/** An item's source can serve if its marker is this list's; the first item's number is where the list starts. */
function fits({ list, index }: Writing, lead: string): boolean {
  const marker = lead.trim()
  if (list.type.name === 'bulletList') return marker === list.attrs['bullet']
  if (!/^\d/.test(marker) || !marker.endsWith(String(list.attrs['delimiter']))) return false
  return index > 0 || Number.parseInt(marker, 10) === list.attrs['start']
}

function gap(
  pairs: readonly (Pairing | null)[],
  index: number,
  places: readonly Placed[],
  style: BlockStyle,
  keepsGaps: boolean,
  tight: boolean,
): readonly Line[] {
  const [before, after] = [pairs[index - 1] ?? null, pairs[index] ?? null]
  if (keepsGaps && before !== null && after?.base === before.base + 1)
    return between(places[before.base]!, places[after.base]!, style)
  return tight ? [] : ['']
}

/** The blank lines between two neighbours in the base. */
function between(before: Placed, after: Placed, style: BlockStyle): readonly Line[] {
  return (style.source ?? [])
    .slice(before.to, after.from)
    .map((line): Line => (line === '' ? '' : { absolute: line }))
}

function writeItem(
  item: Node,
  writing: Writing,
  style: BlockStyle,
  base: Placed | null,
  writeSiblings: WriteSiblings,
): Line[] {
  const { list, tight } = writing
  const lead = writing.lead !== null && fits(writing, writing.lead) ? writing.lead : newLead(writing)
  const bullet = list.type.name === 'bulletList' ? String(list.attrs['bullet']) : null
  const inner = { ...style, column: style.column + lead.length, bullet }
  const blocks = item.content.content
  const content =
    base === null || base.inside.length === 0 || base.lead?.length !== lead.length
      ? writeSiblings(blocks, inner, null, tight)
      : writeChanged(blocks, inner, base.inside, tight, writeSiblings)
  const [first = '', ...rest] = content
  const indent = ' '.repeat(lead.length)
  return [
    first === '' ? lead.trimEnd() : typeof first === 'string' ? lead + first : first,
    ...rest.map((line) => (typeof line !== 'string' || line === '' ? line : indent + line)),
  ]
}

function newLead({ list, index }: Writing): string {
  if (list.type.name === 'bulletList') return `${String(list.attrs['bullet'])} `
  return `${Math.min(999_999_999, Number(list.attrs['start']) + index)}${String(list.attrs['delimiter'])} `
}

/** The blocks of an item that changed: those that did not, and the blank lines between them, as they were. */
function writeChanged(
  blocks: readonly Node[],
  style: BlockStyle,
  places: readonly Placed[],
  tight: boolean,
  writeSiblings: WriteSiblings,
): Line[] {
  const pairs = pairUp(
    places.map(({ node }) => node),
    blocks,
  )
  return blocks.flatMap((block, index) => {
    const [pair, before] = [pairs[index] ?? null, pairs[index - 1] ?? null]
    const place = pair === null ? null : places[pair.base]!
    const lines =
      pair?.same === true && place !== null
        ? sliceOf(place, style)
        : writeSiblings([block], style, [place], tight)
    if (index === 0) return lines
    if (before !== null && pair !== null && pair.base === before.base + 1) {
      return [...between(places[before.base]!, place!, style), ...lines]
    }
    return tight && !needsBlankLine(blocks[index - 1]!, block) ? lines : ['', ...lines]
  })
}
