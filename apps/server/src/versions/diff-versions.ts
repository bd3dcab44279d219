import { renderBlocks } from '@stanza/markdown'
import { documentSchema } from '@stanza/schema'
import type { VersionDiff } from '@stanza/schema/api'
import type { VersionContent } from '@stanza/store'
import { diffArrays, diffWordsWithSpace } from 'diff'

type Block = VersionDiff['blocks'][number]
type Part = Block['parts'][number]

/** Words of two blocks that must be the same for one to be a changed form of the other. */
const alike = 0.4

/** What changed from one version to another: blocks in order, and in a block that changed its words. */
export function diffVersions(before: VersionContent, after: VersionContent): VersionDiff {
  const runs = diffArrays(blocksOf(before), blocksOf(after))
  const blocks: Block[] = []
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at]
    if (run === undefined) continue
    const next = runs[at + 1]
    if (run.removed && next?.added) {
      blocks.push(...pairBlocks(run.value, next.value))
      at += 1
    } else
      blocks.push(
        ...run.value.map((text) => whole(run.added ? 'added' : run.removed ? 'removed' : 'same', text)),
      )
  }
  return { blocks }
}

const whole = (kind: 'same' | 'added' | 'removed', text: string): Block => ({ kind, parts: [{ kind, text }] })

/** The text of each block, list items one by one, as Markdown: what the reader of a difference knows. */
function blocksOf({ document, matter }: VersionContent): string[] {
  const { entries } = matter as { readonly entries: readonly (readonly [string, unknown])[] }
  const lines = entries.map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const blocks: string[] = []
  documentSchema.nodeFromJSON(document).forEach((block) => {
    if (block.type.name !== 'bulletList' && block.type.name !== 'orderedList')
      blocks.push(renderBlocks([block]).trimEnd())
    else block.forEach((item) => blocks.push(renderBlocks([block.type.create(block.attrs, item)]).trimEnd()))
  })
  return [...lines, ...blocks]
}

/** Pairs removed blocks with the added ones that took their place, in order. */
function pairBlocks(removed: readonly string[], added: readonly string[]): Block[] {
  const blocks: Block[] = []
  let from = 0
  for (const text of added) {
    const at = removed.findIndex((old, index) => index >= from && likeness(old, text) >= alike)
    if (at < 0) {
      blocks.push(whole('added', text))
      continue
    }
    blocks.push(...removed.slice(from, at).map((old) => whole('removed', old)))
    blocks.push({ kind: 'changed', parts: wordsOf(String(removed[at]), text) })
    from = at + 1
  }
  return [...blocks, ...removed.slice(from).map((old) => whole('removed', old))]
}

/** Share of words that two blocks have in common, 0 to 1, without regard to order: cheap, and enough to pair them. */
function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map(
    (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text]),
  ) as [Set<string>, Set<string>]
  return a.intersection(b).size / Math.max(1, Math.min(a.size, b.size))
}

/** Longest pair that is compared word by word; beyond it the whole text is shown as changed. */
const wordByWord = 20_000

function wordsOf(before: string, after: string): Part[] {
  if (before.length + after.length > wordByWord)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
