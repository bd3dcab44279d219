import { lexShortcodes, type ShortcodeItem } from './lexer.ts'

/** An active shortcode from its first to its last character: a lone tag, or a pair with all that stands between. */
export interface ShortcodeSpan {
  readonly kind: 'active'
  readonly from: number
  readonly to: number
  readonly name: string
}

export type Span = ShortcodeSpan | Exclude<ShortcodeItem, { kind: 'tag' }>

/**
 * The shortcodes of a text in order, an opening tag joined with its closing one. What stands between the two belongs to
 * the shortcode's template, so nothing in it counts on its own. A closing tag without an opening one is broken.
 */
export function shortcodeSpans(text: string): Span[] {
  const spans: Span[] = []
  // Indexes into `spans` of the tags that may still be closed, by name.
  const open = new Map<string, number[]>()
  for (const item of lexShortcodes(text)) {
    if (item.kind !== 'tag') {
      spans.push(item)
      continue
    }
    const { name, role } = item.tag
    if (role === 'close') closePair(spans, open, item, name)
    else {
      if (role === 'open') open.set(name, [...(open.get(name) ?? []).slice(-maxNesting), spans.length])
      spans.push({ kind: 'active', from: item.from, to: item.to, name })
    }
  }
  return spans
}

// Nobody nests one shortcode in itself deeper; a list that grows without end would make a hostile text quadratic.
const maxNesting = 16

function closePair(spans: Span[], open: Map<string, number[]>, item: ShortcodeItem, name: string): void {
  const index = open.get(name)?.pop()
  const opener = index === undefined ? undefined : spans[index]
  if (index === undefined || opener === undefined) {
    spans.push({
      kind: 'broken',
      from: item.from,
      to: item.from + 3,
      reason: `“${name}” is closed but not opened`,
    })
    return
  }
  spans.length = index
  spans.push({ kind: 'active', from: opener.from, to: item.to, name })
  for (const [other, indexes] of open)
    open.set(
      other,
      indexes.filter((at) => at < index),
    )
}
