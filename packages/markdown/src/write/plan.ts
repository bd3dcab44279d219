import type { Node } from 'prosemirror-model'
import type { Finding, FrontMatter } from '@stanza/schema'
import type { Base } from '../base.ts'
import { houseStyle, type HouseStyle } from '../house-style.ts'
import { cutMatter } from '../matter/matter-block.ts'
import { readMatterSource } from '../matter/read-matter.ts'
import { writeHead } from '../matter/write-head.ts'
import { parseSource } from '../parse/blocks.ts'
import { definitionsOf } from './definitions.ts'
import type { Memory } from './memory.ts'
import { type Join, unitsOf, type Unit } from './units.ts'
import type { Body } from './verified-body.ts'

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

/** What a post consists of when it is written: its head, and its blocks paired with the base's. */
export interface Plan {
  readonly head: Head
  readonly units: readonly Unit[]
  readonly join: Join
  /** The base's text where nothing was edited: that is what is to be written. */
  readonly unchanged: string | null
  readonly base: Base | null
}

/** The front matter with its fences. */
interface Head {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** The front matter, and the blocks behind it: front matter that could not be read is the document's first block. */
function splitHead(document: Node, matter: FrontMatter, base: Base | null): readonly [Head, readonly Node[]] {
  const blocks = document.content.content
  const [first] = blocks
  if (first?.type.name === 'rawBlock' && matter.entries.length === 0) {
    const { matter: text, body } = cutMatter(`${first.textContent}\n`)
    if (text !== null && body === '' && !readMatterSource(text).ok) {
      return [{ text: `${first.textContent}\n`, findings: [] }, blocks.slice(1)]
    }
  }
  return [writeHead(matter, base), blocks]
}

/** Lays out the writing of a post. `memory` holds what earlier plans with the same base found out. */
export function planOf(
  document: Node,
  matter: FrontMatter,
  base: Base | null,
  options: RenderOptions,
  memory: Memory | null = null,
): Plan {
  const house = options.houseStyle
  const styled = house === undefined ? document : houseStyle(document, house)
  const [head, blocks] = splitHead(styled, matter, base)
  const slices = options.slices !== false ? base : null
  memory?.follow(blocks)
  const definitions = memory?.definitions ?? definitionsOf(blocks)
  const { units, unchanged } = unitsOf(blocks, slices, definitions, house !== undefined, memory)
  const same = base !== null && unchanged && head.text === base.head
  return {
    head,
    units,
    join: { base: slices, definitions, keepGaps: house === undefined, hasHead: head.text !== '', memory },
    unchanged: same ? base.text : null,
    base: slices ?? base,
  }
}

/** The file: head and body in one. Without a body, the base as it is. */
export function finished({ head, base, unchanged }: Plan, body: Body | null): Rendered {
  const markdown = unchanged ?? joinHead(head.text, body?.lines ?? [], base)
  return { markdown, findings: [...head.findings, ...(body?.findings ?? []), ...keptStops(markdown, base)] }
}

/** What ends Hugo's build and stands in lines that were taken from the base. */
function keptStops(markdown: string, base: Base | null): readonly Finding[] {
  const isStop = ({ rule }: Finding): boolean => rule === 'hugo-stops'
  if (base === null || !base.findings.some(isStop)) return []
  const { body, bodyLine } = cutMatter(markdown)
  return parseSource(body, bodyLine).findings.filter(isStop)
}

// Hugo takes these for the beginning of front matter, a list's first bullet too, or of a page in HTML, and ends the build;
// or drops them.
const looksLikeMatter = /^(?:\uFEFF|\s*(?:[-+{<]|#\+))/

function joinHead(head: string, lines: readonly string[], base: Base | null): string {
  const body = lines.join('\n')
  const bare = head.replace('\uFEFF', '')
  // A file that was front matter alone may end without a line end.
  const open = body !== '' && bare !== '' && !head.endsWith('\n')
  const opening =
    bare === '' && looksLikeMatter.test(body) ? `${head}---\n---\n\n` : head + (open ? '\n' : '')
  return opening + (base?.source.lineEnd === '\r\n' ? body.replaceAll('\n', '\r\n') : body)
}
