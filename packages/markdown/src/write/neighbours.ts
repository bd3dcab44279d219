import type { Node } from 'prosemirror-model'
import { type Definitions, parseSource } from '../parse/blocks.ts'
import { hasOpener } from '../shortcode/lexer.ts'
import { shortcodeSpans } from '../shortcode/shortcode-spans.ts'
import { meaningKey } from './block-key.ts'
import { normalBlocks } from './normal-form.ts'
import type { Part, Unit } from './units.ts'

// A block ends where its next line does not go on with it: what that line begins shows in its first lines (a table's rule
// is its second).
const linesAhead = 4

/**
 * Whether a text is read as its blocks, found out block by block. Markdown's blocks are read forwards: where one ends
 * depends on its lines and on what comes directly behind them. So if each block, with the beginning of the next one behind it,
 * is read as itself and ends before that, the whole text is read as all of them. Three things reach further, and are
 * looked at in the whole: pairs of shortcodes, definitions, and stray `\r`.
 */
export class Neighbours {
  #known = new WeakMap<readonly string[], { readonly ahead: string; readonly reads: boolean }>()

  /** `false` may only mean that it was not found out: then the whole text has to be read. */
  read(units: readonly Unit[], parts: readonly Part[], definitions: Definitions): boolean {
    if (units.some(({ node }) => hidesDefinition(node)) || !shortcodesStayApart(parts)) return false
    return units.every(({ node }, index) => this.#reads(node, parts[index]!, parts[index + 1], definitions))
  }

  #reads(node: Node, { lines }: Part, next: Part | undefined, definitions: Definitions): boolean {
    const ahead = next === undefined ? '' : [...next.gap, ...next.lines.slice(0, linesAhead)].join('\n')
    const known = this.#known.get(lines)
    if (known?.ahead === ahead) return known.reads
    const reads = readsAlone(node, lines, ahead, definitions)
    this.#known.set(lines, { ahead, reads })
    return reads
  }
}

function readsAlone(node: Node, lines: readonly string[], ahead: string, definitions: Definitions): boolean {
  const text = `${lines.join('\n')}\n${ahead}`
  if (text.includes('\r')) return false
  const own = parseSource(text, 0, definitions).blocks.filter(({ from }) => from < lines.length)
  if (own.length === 0 || own.some(({ to }) => to > lines.length)) return false
  const read = own.map((block) => block.node)
  if (read.length === 1 && meaningKey(read[0]!) === meaningKey(node)) return true
  const [said, wanted] = [normalBlocks(read, definitions), normalBlocks([node], definitions)]
  return (
    said.length === wanted.length &&
    said.every((block, index) => meaningKey(block) === meaningKey(wanted[index]!))
  )
}

/** Whether each shortcode, and each pair of them, stands within one block. */
function shortcodesStayApart(parts: readonly Part[]): boolean {
  const text = parts.flatMap(({ gap, lines }) => [...gap, ...lines]).join('\n')
  if (!hasOpener(text)) return true
  const ends: number[] = []
  let at = 0
  for (const { gap, lines } of parts) {
    for (const line of gap) at += line.length + 1
    for (const line of lines) at += line.length + 1
    ends.push(at)
  }
  let block = 0
  return shortcodeSpans(text).every(({ from, to }) => {
    while (from >= (ends[block] ?? Infinity)) block += 1
    return to <= (ends[block] ?? 0)
  })
}

const hiding = new WeakMap<Node, boolean>()

/** A raw block, say a definition list, in which a label is defined that the document knows nothing of. */
function hidesDefinition(node: Node): boolean {
  if (node.type.name === 'rawBlock')
    return node.textContent.includes(']:') && !node.textContent.trimStart().startsWith('[')
  if (node.isTextblock || node.isLeaf) return false
  const known = hiding.get(node)
  if (known !== undefined) return known
  const hides = node.content.content.some(hidesDefinition)
  hiding.set(node, hides)
  return hides
}
