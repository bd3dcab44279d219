import type { Node } from 'prosemirror-model'
import { documentSchema, headingLevel } from '@stanza/schema'
import { type Definitions, parseSource } from '../parse/blocks.ts'
import { readTag } from '../shortcode/read-shortcode.ts'
import { shortcodeSpans } from '../shortcode/shortcode-spans.ts'
import { sayableCode } from './code-text.ts'
import { normalInline } from './normal-inline.ts'
import { sayableText } from './sayable-text.ts'
import { canBreak, needsBlankLine } from './blank-lines.ts'

const { nodes } = documentSchema

/**
 * Blocks as Markdown can say them: what it cannot say and no reader sees is gone (empty paragraphs, empty lists, a list
 * cut in two), hostile attributes are in range, and raw blocks are what their source means. What is sayable stays as it is.
 */
export function normalBlocks(blocks: readonly Node[], definitions: Definitions): readonly Node[] {
  return mergeLists(blocks.flatMap((block) => normalBlock(block, definitions)))
}

function normalBlock(node: Node, definitions: Definitions): readonly Node[] {
  const name = node.type.name
  if (name === 'paragraph')
    return paragraph(normalInline(node.content.content, { breaks: true, inHeading: false, definitions }))
  if (name === 'heading') return [heading(node, definitions)]
  if (name === 'bulletList' || name === 'orderedList') return list(node, definitions)
  if (name === 'blockquote')
    return [nodes.blockquote.create(null, normalBlocks(node.content.content, definitions))]
  if (name === 'codeBlock') return [codeBlock(node)]
  if (name === 'table') return table(node, definitions)
  if (name === 'figure' || name === 'shortcode') return shortcode(String(node.attrs['source']), definitions)
  if (name === 'rawBlock') return rawBlock(node, definitions)
  return [node]
}

function paragraph(content: readonly Node[]): readonly Node[] {
  const [only] = content
  if (only === undefined) return []
  if (content.length > 1 || only.type !== nodes.inlineShortcode)
    return [nodes.paragraph.create(null, content)]
  const source = String(only.attrs['source'])
  return [(readTag(source)?.name === 'figure' ? nodes.figure : nodes.shortcode).create({ source })]
}

function shortcode(source: string, definitions: Definitions): readonly Node[] {
  const tag = readTag(source)
  if (tag !== null) return [(tag.name === 'figure' ? nodes.figure : nodes.shortcode).create({ source })]
  return source === ''
    ? []
    : paragraph(normalInline([documentSchema.text(source)], { breaks: true, inHeading: false, definitions }))
}

function heading(node: Node, definitions: Definitions): Node {
  const level = headingLevel(node.attrs['level'])
  const place = { breaks: level < 3 && canBreak(node), inHeading: true, definitions }
  return nodes.heading.create({ level }, normalInline(node.content.content, place))
}

function codeBlock(node: Node): Node {
  const text = sayableCode(sayableText(node.textContent))
  const language = sayableText(String(node.attrs['language'])).replaceAll(/\s+/g, ' ').trim()
  return nodes.codeBlock.create({ language }, text === '' ? null : documentSchema.text(text))
}

function rawBlock(node: Node, definitions: Definitions): readonly Node[] {
  const source = node.textContent
  const { blocks, findings } = parseSource(source, 0, definitions)
  if (findings.some(({ rule }) => rule === 'broken-shortcode')) {
    const safe = withoutBroken(source)
    return rawBlock(nodes.rawBlock.create(null, documentSchema.text(safe)), definitions)
  }
  const read = blocks.map((block) => block.node)
  const [only] = read
  if (read.length === 1 && only?.type === nodes.rawBlock) return [only.textContent === source ? node : only]
  return read.flatMap((block) => (block.type === nodes.rawBlock ? [block] : normalBlock(block, definitions)))
}

/** Source in which what would end Hugo's build is text: HTML and titles read the reference. */
function withoutBroken(source: string): string {
  let safe = ''
  let at = 0
  for (const { kind, from } of shortcodeSpans(source)) {
    if (kind !== 'broken') continue
    safe += `${source.slice(at, from)}{{&#${source.charCodeAt(from + 2)};`
    at = from + 3
  }
  return safe + source.slice(at)
}

function list(node: Node, definitions: Definitions): readonly Node[] {
  if (node.childCount === 0) return []
  const items = node.content.content.map((item) =>
    nodes.listItem.create(null, normalBlocks(item.content.content, definitions)),
  )
  const { tight, bullet, start, delimiter } = node.attrs as Record<string, unknown>
  const attrs =
    node.type === nodes.bulletList
      ? { bullet: bullet === '*' || bullet === '+' ? bullet : '-' }
      : { start: startNumber(start), delimiter: delimiter === ')' ? ')' : '.' }
  return [node.type.create({ ...attrs, tight: isTight(items, tight !== false) }, items)]
}

const startNumber = (start: unknown): number =>
  typeof start === 'number' && Number.isFinite(start)
    ? Math.min(999_999_999, Math.max(0, Math.trunc(start)))
    : 1

/** Tight as far as Markdown can tell: blocks that need a blank line between them make it loose, a lone line is tight. */
function isTight(items: readonly Node[], wanted: boolean): boolean {
  if (!items.some((item) => item.content.content.some(isParagraph))) return true
  if (!wanted) return items.length === 1 && items[0]!.childCount < 2
  return !items.some(({ content: { content } }) =>
    content.some((block, index) => index > 0 && needsBlankLine(content[index - 1]!, block)),
  )
}

const isParagraph = ({ type }: Node): boolean =>
  type === nodes.paragraph || type === nodes.figure || type === nodes.shortcode

/** Two lists of one kind side by side are one list to every Markdown reader. */
function mergeLists(blocks: readonly Node[]): readonly Node[] {
  const out: Node[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    if (last !== undefined && sameList(last, block)) {
      const items = [...last.content.content, ...block.content.content]
      const tight = isTight(items, last.attrs['tight'] === true && block.attrs['tight'] === true)
      out[out.length - 1] = last.type.create({ ...last.attrs, tight }, items)
    } else out.push(block)
  }
  return out
}

/** Whether two neighbouring lists would be read as one. */
export function sameList(a: Node, b: Node): boolean {
  if (a.type !== b.type) return false
  if (a.type === nodes.bulletList) return a.attrs['bullet'] === b.attrs['bullet']
  return a.type === nodes.orderedList && a.attrs['delimiter'] === b.attrs['delimiter']
}

function table(node: Node, definitions: Definitions): readonly Node[] {
  const rows = node.content.content.filter((row) => row.childCount > 0)
  const width = Math.max(0, ...rows.map((row) => row.childCount))
  const [head] = rows
  if (head === undefined) return []
  const aligns = Array.from({ length: width }, (_, index) => {
    const align: unknown = head.maybeChild(index)?.attrs['align']
    return align === 'left' || align === 'center' || align === 'right' ? align : null
  })
  return [
    nodes.table.create(
      null,
      rows.map((row) => {
        const kind = row === head ? nodes.tableHeader : nodes.tableCell
        const cells = aligns.map((align, index) => {
          const content = row.maybeChild(index)?.content.content ?? []
          return kind.create(
            { align },
            normalInline(content, { breaks: false, inHeading: false, definitions }),
          )
        })
        return nodes.tableRow.create(null, cells)
      }),
    ),
  ]
}
