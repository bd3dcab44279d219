import type * as Y from 'yjs'
import { reviewNames, type Author } from './review-document.ts'
import { keepName, type Stamp } from './write-review.ts'

/** Root of the review document. Stored documents hold this name. */
const ignoredName = 'ignored'

/** A place in the text at which a finding is not one: the rule, the block, and the words that it spoke of. */
export interface IgnoredPlace {
  readonly rule: string
  /** Id of the block; null for a finding about the front matter or the whole. */
  readonly block: string | null
  /** While the words stay, the finding stays ignored; when they change, it is looked at afresh. */
  readonly words: string
}

/** Who decided that, when, and why; `why` may be ''. Source: checks.md, "ignore here". */
export interface Ignored extends IgnoredPlace {
  readonly id: string
  readonly why: string
  readonly author: Author
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What people decided to ignore in an edition, from its review document; oldest first. */
export function readIgnored(ydoc: Y.Doc): readonly Ignored[] {
  const names = ydoc.getMap<string | null>(reviewNames.people)
  return [...ydoc.getMap<Record<string, unknown>>(ignoredName).entries()]
    .map(([id, kept]) => ({
      id,
      rule: String(kept['rule']),
      block: typeof kept['block'] === 'string' ? kept['block'] : null,
      words: String(kept['words']),
      why: String(kept['why']),
      author: { id: String(kept['author']), name: names.get(String(kept['author'])) ?? null },
      at: String(kept['at']),
    }))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

export function addIgnored(
  ydoc: Y.Doc,
  id: string,
  { rule, block, words, why }: IgnoredPlace & { readonly why: string },
  stamp: Stamp,
): void {
  keepName(ydoc, stamp)
  const kept = { rule, block, words, why, author: stamp.person.id, at: stamp.at }
  ydoc.getMap(ignoredName).set(id, kept)
}

export function removeIgnored(ydoc: Y.Doc, id: string): void {
  ydoc.getMap(ignoredName).delete(id)
}

/** The decision that holds for a finding, or null. */
export const ignoredAt = (
  decided: readonly Ignored[],
  { rule, block, words }: IgnoredPlace,
): Ignored | null =>
  decided.find((one) => one.rule === rule && one.block === block && one.words === words) ?? null
