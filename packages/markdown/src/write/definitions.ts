import type { Node } from 'prosemirror-model'
import { type Definitions, noDefinitions, parseSource } from '../parse/blocks.ts'

/** The labels that raw blocks define: with them, `[label]` in any text is more than text. */
export function definitionsOf(blocks: readonly Node[]): Definitions {
  const source = definingSource(blocks)
  return source === '' ? noDefinitions : parseSource(source).definitions
}

/** The raw blocks that define labels, as one source. */
export const definingSource = (blocks: readonly Node[]): string => blocks.flatMap(rawSources).join('\n\n')

const found = new WeakMap<Node, readonly string[]>()
const nothing: readonly string[] = []

function rawSources(node: Node): readonly string[] {
  if (node.type.name === 'rawBlock')
    return node.textContent.trimStart().startsWith('[') ? [node.textContent] : nothing
  if (node.isTextblock || node.isLeaf) return nothing
  const known = found.get(node)
  if (known !== undefined) return known
  const sources = node.content.content.flatMap(rawSources)
  found.set(node, sources)
  return sources
}
