import * as Y from 'yjs'
import { parse, render } from '@stanza/markdown'
import { patchDocument, readDocument, writeDocument } from '@stanza/schema'
import { buildForeignWithHugo } from '@stanza/testkit'
import { editKinds } from './edit-kinds.ts'
import { generatedPosts } from './generated-posts.ts'
import { type Random, randomFrom, spread } from './random.ts'

// Median, 95th percentile and largest number of changed lines that a first trial of this design reached: the floor.
const trial: Readonly<Record<string, string>> = {
  'one word': '2 / 2 / 12',
  'append item': '1 / 2 / 3',
  'move item': '4 / 10 / 25',
  'delete item': '2 / 8 / 16',
  'five words': '10 / 18 / 29',
}

/** Random edits of real posts: how many lines each changes, whether each export verifies and Hugo builds it. */
export async function measureEdits(
  posts: ReadonlyMap<string, string>,
  count: number,
  seed: number,
  hugo: boolean,
): Promise<void> {
  const random = randomFrom(seed)
  const sources = [...posts.values(), ...generatedPosts(random)]
  const kinds = [...Object.keys(editKinds), 'two people']
  const lines = new Map<string, number[]>(kinds.map((kind) => [kind, []]))
  const pages = new Map<string, string>()
  let unverified = 0
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index % kinds.length]!
    const source = random.pick(sources)!
    const post = parse(source)
    const edited =
      kind === 'two people'
        ? twoPeople(post.document, random)
        : (editKinds[kind]?.(post.document, random) ?? null)
    if (edited === null) continue
    const { markdown, findings } = render(edited, post.matter, source)
    unverified += findings.some(({ rule }) => rule === 'not-verified') ? 1 : 0
    lines.get(kind)?.push(changedLines(source, markdown))
    pages.set(`edit ${index}`, markdown)
  }
  console.log(
    `${pages.size} random edits, ${unverified} not verified; lines changed (median / p95 / max), first trial behind`,
  )
  for (const [kind, changed] of lines) {
    if (changed.length > 0)
      console.log(`  ${kind.padEnd(15)} ${spread(changed).padEnd(14)} ${trial[kind] ?? ''}`)
  }
  if (hugo) await build(pages)
  console.log('')
}

async function build(pages: ReadonlyMap<string, string>): Promise<void> {
  const { html, refused } = await buildForeignWithHugo(pages)
  console.log(`  Hugo builds ${html.size}/${pages.size}`)
  for (const [name, why] of refused) console.log(`  Hugo stops at ${name}: ${why}`)
}

/** Each changes a word in a replica of their own; then the replicas meet. */
function twoPeople(
  document: ReturnType<typeof readDocument>,
  random: Random,
): ReturnType<typeof readDocument> | null {
  const first = new Y.Doc()
  writeDocument(first, document)
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  for (const ydoc of [first, second]) {
    const edited = editKinds['one word']?.(readDocument(ydoc), random) ?? null
    if (edited === null) return null
    patchDocument(ydoc, edited)
  }
  Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  return readDocument(first)
}

/** Lines taken away and added, by the longest common subsequence of what is left between the common ends. */
function changedLines(before: string, after: string): number {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const line of left) {
    const next = [0]
    right.forEach((other, index) =>
      next.push(line === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!)),
    )
    row = next
  }
  return left.length + right.length - 2 * (row.at(-1) ?? 0)
}
