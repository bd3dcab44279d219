import type { Node } from 'prosemirror-model'
import { pairUp } from '../align/pair-up.ts'
import type { Base } from '../base.ts'
import type { Definitions } from '../parse/blocks.ts'
import { isHouseForm } from '../house-style.ts'
import { shortcodeSpans } from '../shortcode/shortcode-spans.ts'
import type { Placed } from '../parse/placed.ts'
import { blockKey } from './block-key.ts'
import type { Memory } from './memory.ts'
import { normalBlocks, sameList } from './normal-form.ts'
import { mostLiteral, writeVerified, type WrittenBlock } from './write-verified.ts'

/** One block of the export. */
export interface Unit {
  readonly node: Node
  /** Index of the base block that it is or was, or null. */
  readonly base: number | null
  readonly same: boolean
  /** How it is written: its lines of the base where nothing changed, anew, or as literally as can be. */
  readonly form: 'kept' | 'anew' | 'literal'
}

export interface Units {
  readonly units: readonly Unit[]
  /** Every block of the base is there, in order, as it was. */
  readonly unchanged: boolean
}

/** Pairs the document's blocks with the base's and brings what changed into a form that Markdown can say. */
export function unitsOf(
  blocks: readonly Node[],
  base: Base | null,
  definitions: Definitions,
  house: boolean,
  memory: Memory | null = null,
): Units {
  const places = base?.blocks ?? []
  const pairs = pairUp(
    places.map(({ node }) => node),
    blocks,
  )
  const unchanged = places.length === blocks.length && pairs.every((pair) => pair?.same === true)
  if (unchanged && !house && !isBroken(base))
    return { units: blocks.map((node, index) => unit(node, index, true)), unchanged }
  const units = blocks.flatMap((node, index): Unit[] => {
    const pair = pairs[index] ?? null
    if (pair?.same === true && isFit(node, linesOf(base, places[pair.base]), base, house))
      return [unit(node, pair.base, true)]
    const normal = memory === null ? normalBlocks([node], definitions) : memory.normal(node)
    return normal.map((block, at) =>
      unit(block, at === 0 ? (pair?.base ?? null) : null, false, house || isBroken(base) ? 'anew' : 'kept'),
    )
  })
  return { units: mergeUnits(units, definitions), unchanged: false }
}

const unit = (node: Node, base: number | null, same: boolean, form: Unit['form'] = 'kept'): Unit => ({
  node,
  base,
  same,
  form,
})

function mergeUnits(units: readonly Unit[], definitions: Definitions): readonly Unit[] {
  const out: Unit[] = []
  for (const next of units) {
    const last = out.at(-1)
    if (last !== undefined && sameList(last.node, next.node)) {
      const merged = normalBlocks([last.node, next.node], definitions)
      out.splice(-1, 1, ...merged.map((node) => unit(node, last.base ?? next.base, false)))
    } else out.push(next)
  }
  return out
}

/** Whether lines of the base may be given out: not what ends Hugo's build, and in house style only what follows it. */
function isFit(node: Node, lines: readonly string[], base: Base | null, house: boolean): boolean {
  if (house && !isHouseForm(node, lines)) return false
  return !isBroken(base) || shortcodeSpans(lines.join('\n')).every(({ kind }) => kind !== 'broken')
}

const isBroken = (base: Base | null): boolean =>
  base?.findings.some(({ rule }) => rule === 'broken-shortcode') === true

const linesOf = (base: Base | null, place: Placed | undefined): readonly string[] =>
  base?.source.lines.slice(place?.from ?? 0, place?.to ?? 0) ?? []

/** How units become the lines of a body. */
export interface Join {
  readonly base: Base | null
  readonly definitions: Definitions
  /** Takes blank lines between neighbours, and at the end, from the base. */
  readonly keepGaps: boolean
  readonly hasHead: boolean
  readonly memory: Memory | null
}

/** A unit as lines, with the blank lines before it. */
export interface Part {
  readonly gap: readonly string[]
  readonly lines: readonly string[]
}

/** The units as lines, and what stands behind the last one. */
export function writeParts(
  units: readonly Unit[],
  { base, definitions, keepGaps, hasHead, memory }: Join,
): { readonly parts: readonly Part[]; readonly tail: readonly string[] } {
  const places = base?.blocks ?? []
  const source = base?.source.lines ?? []
  const parts = units.map((current, index): Part => {
    const before = units[index - 1]
    const gap = keepGaps ? baseGap(before, current, places, source) : null
    const blank = before !== undefined || hasHead ? [''] : []
    return { gap: gap ?? blank, lines: writeUnit(current, base, definitions, memory) }
  })
  const last = places.at(-1)
  return { parts, tail: last === undefined || !keepGaps ? [''] : source.slice(last.to) }
}

/** The lines of the body, from behind the front matter to the end of the file. */
export function joinUnits(units: readonly Unit[], join: Join): readonly string[] {
  const { parts, tail } = writeParts(units, join)
  return joinParts(parts, tail)
}

export const joinParts = (parts: readonly Part[], tail: readonly string[]): readonly string[] => [
  ...parts.flatMap(({ gap, lines }) => [...gap, ...lines]),
  ...tail,
]

/** Blank lines as the base has them: before its first block, and between two that follow one another there and here. */
function baseGap(
  before: Unit | undefined,
  current: Unit,
  places: readonly Placed[],
  source: readonly string[],
): readonly string[] | null {
  const place = current.base === null ? undefined : places[current.base]
  if (place === undefined) return null
  if (before === undefined) return current.base === 0 ? source.slice(0, place.from) : null
  if (before.base === null || before.base + 1 !== current.base) return null
  return source.slice(places[before.base]!.to, place.from)
}

const written = new WeakMap<Unit, boolean>()

function writeUnit(
  current: Unit,
  base: Base | null,
  definitions: Definitions,
  memory: Memory | null,
): readonly string[] {
  const known = memory?.written.get(current.node)
  const { base: at, same, form } = current
  if (known !== undefined && known.base === at && known.same === same && known.form === form) {
    written.set(current, known.verified)
    return known.lines
  }
  const whole = writeAnew(current, base, definitions)
  written.set(current, whole.verified)
  memory?.written.set(current.node, { base: at, same, form, ...whole })
  return whole.lines
}

function writeAnew(current: Unit, base: Base | null, definitions: Definitions): WrittenBlock {
  const place = current.base === null ? null : (base?.blocks[current.base] ?? null)
  const source = base?.source.lines ?? []
  if (current.form === 'kept' && base !== null) {
    const moved = base.byContent.get(blockKey(current.node))
    const kept = current.same ? place : moved?.column === 0 ? moved : undefined
    if (kept !== null && kept !== undefined)
      return { lines: source.slice(kept.from, kept.to), verified: true }
  }
  return writeVerified(current.node, place, {
    source: current.form === 'kept' && base !== null ? source : null,
    moved: base?.byContent ?? new Map(),
    definitions,
    from: current.form === 'literal' ? mostLiteral : 0,
  })
}

/** Whether a unit that was written reads back as itself. */
export const isVerified = (current: Unit): boolean => written.get(current) ?? true
