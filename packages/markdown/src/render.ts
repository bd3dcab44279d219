import type { Node } from 'prosemirror-model'
import type { Finding, FrontMatter } from '@stanza/schema'
import { type Base, readBase } from './base.ts'
import { cutMatter } from './matter/matter-block.ts'
import { readMatterSource } from './matter/read-matter.ts'
import { houseStyle, type HouseStyle } from './house-style.ts'
import { writeHead } from './matter/write-head.ts'
import { parseSource, type Definitions, noDefinitions } from './parse/blocks.ts'
import { isVerified, type Join, joinUnits, unitsOf, type Unit } from './write/units.ts'
import { meaningKey } from './write/block-key.ts'
import { normalBlocks } from './write/normal-form.ts'

export interface RenderOptions {
  /** false writes every block anew, as if there were no base but for front matter. Default true. */
  readonly slices?: boolean
  /** Writes the house style: lists, blank lines and trailing spaces are not taken from the base. */
  readonly houseStyle?: HouseStyle
}

/** Markdown and what could not be said in it. */
export interface Rendered {
  readonly markdown: string
  readonly findings: readonly Finding[]
}

/**
 * Writes a post. With `base`, the Markdown that the edition was imported from, everything that was not edited comes out as
 * it was there. The result is read back and compared with the document; where they differ the writing becomes more
 * literal, and what no writing can say is a finding `not-verified` (markdown.md, rule 3).
 */
export function render(
  document: Node,
  matter: FrontMatter,
  base?: string,
  options: RenderOptions = {},
): Rendered {
  const from = base === undefined ? null : readBase(base)
  const house = options.houseStyle
  const styled = house === undefined ? document : houseStyle(document, house)
  const [head, blocks] = splitHead(styled, matter, from)
  const slices = options.slices !== false ? from : null
  const definitions = definitionsOf(blocks)
  const { units, unchanged } = unitsOf(blocks, slices, definitions, house !== undefined)
  if (from !== null && unchanged && head.text === from.head) {
    return { markdown: from.text, findings: head.findings }
  }
  const join: Join = { base: slices, definitions, keepGaps: house === undefined, hasHead: head.text !== '' }
  const body = writeVerifiedBody(units, join)
  const text = joinHead(head.text, body.lines, slices ?? from)
  return { markdown: text, findings: [...head.findings, ...body.findings] }
}

interface Head {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** The front matter, and the blocks behind it: front matter that could not be read is the document's first block. */
function splitHead(document: Node, matter: FrontMatter, base: Base | null): readonly [Head, readonly Node[]] {
  const blocks = document.content.content
  const [first] = blocks
  if (first?.type.name === 'rawBlock' && matter.entries.length === 0) {
    const { yaml, body } = cutMatter(`${first.textContent}\n`)
    if (yaml !== null && body === '' && !readMatterSource(yaml, 0).ok) {
      return [{ text: `${first.textContent}\n`, findings: [] }, blocks.slice(1)]
    }
  }
  return [writeHead(matter, base), blocks]
}

/** The labels that raw blocks define: with them, `[label]` in any text is more than text. */
export function definitionsOf(blocks: readonly Node[]): Definitions {
  const raw = blocks.flatMap((block) => rawSources(block)).join('\n\n')
  return raw === '' ? noDefinitions : parseSource(raw).definitions
}

function rawSources(node: Node): string[] {
  if (node.type.name === 'rawBlock')
    return node.textContent.trimStart().startsWith('[') ? [node.textContent] : []
  return node.isTextblock || node.isLeaf ? [] : node.content.content.flatMap(rawSources)
}

// Each round makes what stands at the first difference more literal; a document needs none or one.
const rounds = 6

function writeVerifiedBody(
  units: readonly Unit[],
  join: Join,
): { readonly lines: readonly string[]; readonly findings: readonly Finding[] } {
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

const unverified = (units: readonly Unit[]): Finding[] =>
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

// Hugo would take these for the beginning of front matter, or drop them.
const looksLikeMatter = /^(?:\uFEFF|\s*(?:---|\+\+\+|\{|#\+))/

function joinHead(head: string, lines: readonly string[], base: Base | null): string {
  const body = lines.join('\n')
  const opening =
    head.replace('\uFEFF', '') === '' && looksLikeMatter.test(body) ? `${head}---\n---\n\n` : head
  return opening + (base?.source.lineEnd === '\r\n' ? body.replaceAll('\n', '\r\n') : body)
}
