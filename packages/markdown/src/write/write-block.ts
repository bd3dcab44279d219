import type { Node } from 'prosemirror-model'
import { isUnderlined, needsBlankLine } from './blank-lines.ts'
import { writeCodeText } from './code-text.ts'
import type { Escaping } from './escape-text.ts'
import { withoutShortcodes } from './link-target.ts'
import { writePhrasing } from './phrasing.ts'
import { writeTable } from './write-table.ts'
import { writeList } from './write-list.ts'
import type { Placed } from '../parse/placed.ts'

/** A line to be put behind its container's prefix; `absolute` is one that has it already, or needs none. */
export type Line = string | { readonly absolute: string }

/** What the writing of one block knows of its surroundings. */
export interface BlockStyle {
  readonly escaping: Escaping
  readonly definitions: boolean
  /** Where the content of the block's container begins, in characters of a line. */
  readonly column: number
  /** The bullet of the list that the block stands in, so that a rule is not read as an item. */
  readonly bullet: string | null
  /** Lines of the base source, where unchanged items and rows may be taken from it. */
  readonly source: readonly string[] | null
  /** Blocks and items of the base by content, for what was moved. */
  readonly moved: ReadonlyMap<string, Placed>
  hide(source: string): string
}

/** Writes a block that is in normal form; `base` is what it was in the base source, if anything. */
export function writeBlock(node: Node, style: BlockStyle, base: Placed | null = null): Line[] {
  switch (node.type.name) {
    case 'paragraph':
      return phrasing(node, style, 'paragraph').split('\n')
    case 'heading':
      return writeHeading(node, style)
    case 'bulletList':
    case 'orderedList':
      return writeList(node, style, base, writeSiblings)
    case 'blockquote':
      return writeQuote(node, style)
    case 'codeBlock':
      return writeCode(node)
    case 'horizontalRule':
      return [style.bullet === null || style.bullet === '*' ? '---' : '***']
    case 'table':
      return writeTable(node, style, base, (cell) => phrasing(cell, style, 'cell'))
    case 'figure':
    case 'shortcode':
      return [style.hide(String(node.attrs['source']))]
    case 'rawBlock':
      return node.textContent.split('\n')
    default:
      throw new RangeError(`no way to write a ${node.type.name}`)
  }
}

const phrasing = (
  node: Node,
  style: BlockStyle,
  place: 'paragraph' | 'underlined' | 'heading' | 'cell',
): string =>
  writePhrasing(node.content.content, {
    place,
    escaping: style.escaping,
    definitions: style.definitions,
    inItem: style.column > 0,
    hide: style.hide,
  })

function writeQuote(node: Node, style: BlockStyle): Line[] {
  const inner = { ...style, source: null, bullet: null }
  const lines = writeSiblings(node.content.content, inner, null, false)
  return prefixed(lines.length === 0 ? [''] : lines, '> ')
}

function writeHeading(node: Node, style: BlockStyle): Line[] {
  const level = Number(node.attrs['level'])
  if (isUnderlined(node))
    return [...phrasing(node, style, 'underlined').split('\n'), level === 1 ? '===' : '---']
  const text = phrasing(node, style, 'heading')
  return [text === '' ? '#'.repeat(level) : `${'#'.repeat(level)} ${text}`]
}

function writeCode(node: Node): Line[] {
  const code = writeCodeText(node.textContent)
  const language = withoutShortcodes(String(node.attrs['language']))
  const mark = language.includes('`') ? '~' : '`'
  const runs = code.match(mark === '`' ? /`{3,}/g : /~{3,}/g) ?? []
  const fence = mark.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3))
  return [
    `${fence}${mark === '~' && language.startsWith('~') ? ' ' : ''}${language}`,
    ...(code === '' ? [] : code.split('\n')),
    fence,
  ]
}

/** Puts a prefix before each line; a blank line gets it without its spaces. */
function prefixed(lines: readonly Line[], prefix: string): Line[] {
  return lines.map((line) =>
    typeof line !== 'string' ? line : line === '' ? prefix.trimEnd() : prefix + line,
  )
}

/** Writes blocks one under the other, in a container's content. */
function writeSiblings(
  blocks: readonly Node[],
  style: BlockStyle,
  bases: readonly (Placed | null)[] | null,
  tight: boolean,
): Line[] {
  return blocks.flatMap((block, index) => {
    const lines = writeBlock(block, style, bases?.[index] ?? null)
    const before = blocks[index - 1]
    return before !== undefined && (!tight || needsBlankLine(before, block)) ? ['', ...lines] : lines
  })
}
