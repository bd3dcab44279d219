import type { Node } from 'prosemirror-model'
import type { FrontMatter } from '@stanza/schema'
import { commonSubsequence } from './align/common-subsequence.ts'
import { houseStyle, type HouseStyle } from './house-style.ts'
import { cutMatter } from './matter/matter-block.ts'
import { render } from './render.ts'

/** A post in house style. */
export interface Tidied {
  /** The document with what house style says in attributes: bullets, links to the own site. Same shape, same places. */
  readonly document: Node
  /** The whole post; as the new base it keeps blank lines and line ends tidy, and every other block's bytes as they were. */
  readonly markdown: string
  /** How many stretches of lines differ from what an export would write now. */
  readonly changes: number
}

/** Top-level blocks of a document, from `from` up to, not with, `to`. */
export interface BlockRange {
  readonly from: number
  readonly to: number
}

/**
 * Puts a post, or a stretch of its blocks, into house style. Null where what comes out would not be read back as the same
 * post (a raw block that swallows its neighbours): then nothing may be changed.
 */
export function tidy(
  document: Node,
  matter: FrontMatter,
  base: string | undefined,
  style: HouseStyle,
  range: BlockRange | null = null,
): Tidied | null {
  const { from, to } = range ?? { from: 0, to: document.childCount }
  const styled = houseStyle(document, style).content.content
  const blocks = document.content.content.map((block, at) => (at >= from && at < to ? styled[at]! : block))
  const tidied = document.type.create(document.attrs, blocks)
  const whole = from === 0 && to === document.childCount
  const markdown = whole
    ? render(tidied, matter, base, { houseStyle: style }).markdown
    : withSection(tidied, matter, base, style, { from, to })
  if (render(tidied, matter, markdown).markdown !== markdown) return null
  return {
    document: tidied,
    markdown,
    changes: stretches(render(document, matter, base).markdown, markdown),
  }
}

// What a writer of a whole file puts before a body that Hugo would take for front matter (`{{<` begins like JSON).
const emptyMatter = /^---\n---\n\n/

/** What stands around the section comes from the base; one blank line parts it from the section. */
function withSection(
  document: Node,
  matter: FrontMatter,
  base: string | undefined,
  style: HouseStyle,
  { from, to }: BlockRange,
): string {
  const now = render(document, matter, base).markdown
  const { body } = cutMatter(now)
  const baseBody = base === undefined ? undefined : cutMatter(base).body
  const piece = (start: number, end: number, options: { houseStyle?: HouseStyle }): string =>
    start === end
      ? ''
      : render(
          document.type.create(null, document.content.content.slice(start, end)),
          { entries: [] },
          baseBody,
          options,
        ).markdown
  const pieces = [
    piece(0, from, {}),
    piece(from, to, { houseStyle: style }),
    piece(to, document.childCount, {}),
  ].filter((text) => text !== '')
  const lineEnd = now.includes('\r\n') ? '\r\n' : '\n'
  const leading = /^(?:[ \t]*\r?\n)*/.exec(body)?.[0] ?? ''
  const inner = pieces.map((text, at) => {
    const started = text.replace(emptyMatter, '').replace(/^(?:[ \t]*\r?\n)+/, '')
    return at === pieces.length - 1 ? started : started.replace(/(?:\r?\n[ \t]*)+$/, '')
  })
  return now.slice(0, now.length - body.length) + leading + inner.join(lineEnd + lineEnd)
}

/** How many stretches of lines two texts differ in. */
function stretches(before: string, after: string): number {
  const [old, made] = [before.split('\n'), after.split('\n')]
  let count = 0
  let [i, j] = [0, 0]
  for (const [a, b] of [...commonSubsequence(old, made), [old.length, made.length] as const]) {
    if (a > i || b > j) count += 1
    i = a + 1
    j = b + 1
  }
  return count
}
