import type { Node } from 'prosemirror-model'
import type { Finding } from '@stanza/schema'
import { type Definitions, parseSource } from '../parse/blocks.ts'
import { meaningKey } from './block-key.ts'
import { normalBlocks } from './normal-form.ts'
import { isVerified, type Join, joinUnits, type Unit } from './units.ts'

/** The lines behind the front matter, and what they do not say. */
export interface Body {
  readonly lines: readonly string[]
  readonly findings: readonly Finding[]
}

// Each round makes what stands at the first difference more literal; a document needs none or one.
const rounds = 6

/** Writes units so that the whole of them reads back: more literally, from the first difference on, until it does. */
export function writeVerifiedBody(units: readonly Unit[], join: Join): Body {
  let tried = units
  let lines = joinUnits(tried, join)
  for (let round = 0; round < rounds; round += 1) {
    const differs = firstDifference(tried, lines, join.definitions)
    if (differs === null) return { lines, findings: unverified(tried) }
    const form = round < 2 ? 'anew' : 'literal'
    tried = tried.map((unit, index) => (Math.abs(index - differs) > 1 ? unit : { ...unit, form }))
    lines = joinUnits(tried, { ...join, keepGaps: join.keepGaps && round === 0 })
  }
  for (const form of ['anew', 'literal'] as const) {
    tried = units.map((unit) => ({ ...unit, form }))
    lines = joinUnits(tried, { ...join, base: null, keepGaps: false })
    if (firstDifference(tried, lines, join.definitions) === null)
      return { lines, findings: unverified(tried) }
  }
  return { lines, findings: [notVerified(tried[firstDifference(tried, lines, join.definitions) ?? 0])] }
}

/** The index of the first unit that the lines do not say, or null where they say them all. */
function firstDifference(
  units: readonly Unit[],
  lines: readonly string[],
  definitions: Definitions,
): number | null {
  const parsed = parseSource(lines.join('\n'))
  const read = parsed.blocks.map(({ node }) => node)
  const wanted = units.map(({ node }) => node)
  const quick = Math.min(read.length, wanted.length)
  let at = 0
  while (at < quick && meaningKey(read[at]!) === meaningKey(wanted[at]!)) at += 1
  if (at === wanted.length && at === read.length) return null
  const [left, right] = [
    normalBlocks(read.slice(at), definitions),
    normalBlocks(wanted.slice(at), definitions),
  ]
  if (
    left.length === right.length &&
    left.every((node, index) => meaningKey(node) === meaningKey(right[index]!))
  )
    return null
  return firstUnsaid(read, wanted, at, definitions)
}

function firstUnsaid(
  read: readonly Node[],
  wanted: readonly Node[],
  from: number,
  definitions: Definitions,
): number {
  const key = (node: Node): string => normalBlocks([node], definitions).map(meaningKey).join('')
  let at = from
  while (at < wanted.length && at < read.length && key(read[at]!) === key(wanted[at]!)) at += 1
  return Math.min(at, Math.max(0, wanted.length - 1))
}

/** What was written and does not read back as itself. */
export const unverified = (units: readonly Unit[]): Finding[] =>
  units.filter((unit) => !isVerified(unit)).map((unit) => notVerified(unit))

function notVerified(unit: Unit | undefined): Finding {
  const id: unknown = unit?.node.attrs['id']
  const message = 'This block cannot be written in Markdown just as it is; look at it in the exported file.'
  return {
    rule: 'not-verified',
    severity: 'warning',
    message,
    ...(typeof id === 'string' ? { block: id } : {}),
  }
}
