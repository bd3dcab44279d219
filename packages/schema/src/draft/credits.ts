import { Fragment, type Node } from 'prosemirror-model'
import type { DraftContext } from './stays.ts'

/**
 * The block without the names of those who helped with the one issue: an entry that starts with one of the newsletter's
 * `credits` words is cut behind its colon. Other entries (who translates into which language) are standing text.
 */
export function withoutCredits(context: DraftContext, block: Node): Node {
  if (block.isTextblock) return block
  return block.copy(
    Fragment.fromArray(
      block.content.content.map((child, index) => {
        const entryLine = block.type.name === 'listItem' && index === 0 && child.type.name === 'paragraph'
        return entryLine && namesHelpers(context, child.textContent)
          ? cutBehindColon(child)
          : withoutCredits(context, child)
      }),
    ),
  )
}

function namesHelpers({ newsletter, language }: DraftContext, text: string): boolean {
  const starts = [
    ...(newsletter.credits[language] ?? []),
    ...(newsletter.credits[newsletter.defaultLanguage] ?? []),
  ]
  const said = text.trim().toLowerCase()
  return starts.some((start) => said.startsWith(start.toLowerCase()))
}

function cutBehindColon(line: Node): Node {
  let end = 0
  for (const node of line.content.content) {
    const colon = node.text?.indexOf(':') ?? -1
    if (colon >= 0) return line.copy(line.content.cut(0, end + colon + 1))
    end += node.nodeSize
  }
  return line
}
