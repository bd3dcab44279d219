import { type Finding, isSafeUrl } from '@stanza/schema'
import type { Node } from 'prosemirror-model'

/**
 * Links and images that run something or point where no reader should be led (`javascript:`, `data:`; threats.md T11, S36).
 * The text is kept; nothing here follows such a link, and the export drops it from every block that was edited.
 */
export function unsafeLinks(document: Node, source: string): Finding[] {
  const targets = new Set<string>()
  document.descendants((node) => {
    const hrefs = node.marks.map((mark) => mark.attrs['href'] as unknown)
    for (const target of [...hrefs, node.attrs['src'], node.attrs['href']]) {
      if (typeof target === 'string' && !isSafeUrl(target)) targets.add(target)
    }
  })
  return [...targets].map((target) => ({
    rule: 'unsafe-link',
    severity: 'error',
    message: `A link leads to "${shown(target)}", which is no address of a page: its text was kept, take the link away.`,
    ...placeOf(target, source),
  }))
}

const shown = (target: string): string => (target.length > 40 ? `${target.slice(0, 40)}…` : target)

function placeOf(target: string, source: string): { line: number } | object {
  const at = source.indexOf(target)
  return at < 0 ? {} : { line: source.slice(0, at).split('\n').length }
}
