import { Fragment, type Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'
import { type Definitions, parseSource } from '../parse/blocks.ts'
import type { Placed } from '../parse/placed.ts'
import { blockKey, meaningKey } from './block-key.ts'
import type { Escaping } from './escape-text.ts'
import { normalBlocks } from './normal-form.ts'
import { type Line, writeBlock } from './write-block.ts'

/** What all blocks of one export share. */
export interface Writing {
  readonly source: readonly string[] | null
  readonly moved: ReadonlyMap<string, Placed>
  readonly definitions: Definitions
  /** Skips the forms before this one: 0 is the natural one. */
  readonly from?: number
}

export interface WrittenBlock {
  readonly lines: readonly string[]
  /** Whether reading the lines gives the block. */
  readonly verified: boolean
}

/** Forms of falling beauty; the first that reads back as the block is taken (markdown.md, rule 3). */
const forms: readonly Form[] = [
  { escaping: 'bare', slices: true, raw: true },
  { escaping: 'light', slices: true, raw: true },
  { escaping: 'careful', slices: true, raw: true },
  { escaping: 'light', slices: false, raw: true },
  { escaping: 'careful', slices: false, raw: true },
  { escaping: 'apart', slices: false, raw: true },
  { escaping: 'literal', slices: false, raw: true },
  { escaping: 'literal', slices: false, raw: false },
]

interface Form {
  readonly escaping: Escaping
  readonly slices: boolean
  /** false writes raw atoms as text. */
  readonly raw: boolean
}

/** The number of the form in which nothing is taken from the base and every character is written literally. */
export const mostLiteral = 6

// Each time fewer characters need care; twice was never seen.
const settlings = 3

/** Writes a block in normal form so that reading it gives it back. */
export function writeVerified(
  node: Node,
  base: Placed | null,
  writing: Writing,
  settling = settlings,
): WrittenBlock {
  let last: readonly string[] = []
  for (const [index, form] of forms.entries()) {
    if (index < (writing.from ?? 0)) continue
    const slices = form.slices && writing.source !== null
    // Without a base these were tried above.
    if (writing.source === null && (index === 3 || index === 4)) continue
    const [block] = form.raw ? [node] : normalBlocks([withoutRaw(node)], writing.definitions)
    if (block === undefined) break
    last = write(block, slices ? base : null, form.escaping, slices ? writing.source : null, writing)
    const read = readBack(last, form.raw ? node : block, writing.definitions)
    if (read === null) continue
    const settled =
      index > 0 && form.raw && settling > 0 && !slices ? settle(block, read, writing, settling) : null
    return settled ?? { lines: last, verified: form.raw }
  }
  return { lines: last, verified: false }
}

/**
 * What the block is written as once it was read: an alt text that made the writing literal is then one that does not, and
 * writing must not differ from writing again. null where that changes nothing.
 */
function settle(node: Node, read: readonly Node[], writing: Writing, settling: number): WrittenBlock | null {
  const [only, ...others] = normalBlocks(read, writing.definitions)
  if (only === undefined || others.length > 0 || blockKey(only) === blockKey(node)) return null
  return writeVerified(only, null, { ...writing, source: null }, settling - 1)
}

function write(
  node: Node,
  base: Placed | null,
  escaping: Escaping,
  source: readonly string[] | null,
  writing: Writing,
): string[] {
  const shortcodes: string[] = []
  const mark = unused(blockKey(node))
  const lines = writeBlock(
    node,
    {
      escaping,
      definitions: writing.definitions.references !== undefined || writing.definitions.footnotes.size > 0,
      column: 0,
      bullet: null,
      source,
      moved: source === null ? new Map() : writing.moved,
      hide: (code) => `${mark}${shortcodes.push(code) - 1}\uE001`,
    },
    base,
  )
  const text = lines.map(bare).join('\n')
  const shown = new RegExp(`${mark}(\\d+)\uE001`, 'g')
  return (
    shortcodes.length === 0
      ? text
      : text.replace(shown, (_, index: string) => shortcodes[Number(index)] ?? '')
  ).split('\n')
}

const bare = (line: Line): string => (typeof line === 'string' ? line : line.absolute)

/** A run of private-use characters that the text does not hold. */
function unused(text: string): string {
  let longest = 0
  for (const [run] of text.matchAll(/\uE000+/g)) longest = Math.max(longest, run.length)
  return `${'\uE000'.repeat(longest + 1)}\uE001`
}

/** The blocks that the lines are read as, or null where they do not say the block. */
function readBack(lines: readonly string[], node: Node, definitions: Definitions): readonly Node[] | null {
  const { blocks, findings } = parseSource(lines.join('\n'), 0, definitions)
  if (findings.length > 0) return null
  const read = blocks.map((block) => block.node)
  const [only] = read
  if (read.length === 1 && only !== undefined && meaningKey(only) === meaningKey(node)) return read
  const [said, wanted] = [normalBlocks(read, definitions), normalBlocks([node], definitions)]
  const same =
    said.length === wanted.length &&
    said.every((block, index) => meaningKey(block) === meaningKey(wanted[index]!))
  return same ? read : null
}

/** The block with its raw atoms as plain text: what a raw source breaks, it must not break silently. */
function withoutRaw(node: Node): Node {
  if (node.type.name === 'rawInline') return documentSchema.text(String(node.attrs['source']) || ' ')
  if (node.isLeaf) return node
  return node.copy(Fragment.fromArray(node.content.content.map(withoutRaw)))
}
