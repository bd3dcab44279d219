import type { Fragment, Node, Slice } from '@tiptap/pm/model'
import type { MarkdownBridge } from '../setup.ts'
import { fromEditor } from './schema-nodes.ts'

/** What is copied as plain text: Markdown of whole blocks, the inline Markdown of a part of one, code as it is. */
export function markdownOf(slice: Slice, { renderBlocks }: MarkdownBridge): string {
  let { content, openStart, openEnd } = slice
  // What surrounds a selection within one block is not part of what was selected.
  while (openStart > 0 && openEnd > 0 && content.childCount === 1) {
    const only = content.child(0)
    if (only.type.spec.code === true) return only.textContent
    if (only.isTextblock) return renderBlocks(fromEditor(inParagraph(only))).trimEnd()
    ;({ content } = only)
    openStart -= 1
    openEnd -= 1
  }
  return renderBlocks(fromEditor(standing(content))).trimEnd()
}

const inParagraph = (block: Node): Node[] => {
  const { paragraph } = block.type.schema.nodes
  return paragraph === undefined ? [block] : [paragraph.create(null, block.content)]
}

/** Items and rows stand in a list or table of their own. */
function standing(content: Fragment): Node[] {
  const first = content.firstChild
  const { bulletList, table } = first?.type.schema.nodes ?? {}
  if (first?.type.name === 'listItem' && bulletList) return [bulletList.create(null, content)]
  if (first?.type.name === 'tableRow' && table) return [table.create(null, content)]
  if (first?.isInline === true) return inParagraph(first.type.schema.node('paragraph', null, content))
  return [...content.content]
}
