import type { PreviewMark, Suggestion } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'
import { changesOf, type Change } from './changes.ts'

/** An open suggestion and where it stands in the text; `range` null: nothing is left for it to change. */
export interface PlacedSuggestion {
  readonly suggestion: Suggestion
  readonly range: { readonly from: number; readonly to: number } | null
  readonly changes: readonly Change[]
}

/** Puts what the preview found to its suggestions, in the order of the text; those without a place come last. */
export function placeSuggestions(
  suggestions: readonly Suggestion[],
  marks: readonly PreviewMark[],
  document: Node,
): readonly PlacedSuggestion[] {
  const byId = Map.groupBy(marks, ({ suggestion }) => suggestion)
  return suggestions
    .map((suggestion) => {
      const own = byId.get(suggestion.id) ?? []
      const range =
        own.length === 0
          ? null
          : { from: Math.min(...own.map(({ from }) => from)), to: Math.max(...own.map(({ to }) => to)) }
      return { suggestion, range, changes: changesOf(own, document) }
    })
    .toSorted((one, other) => (one.range?.from ?? Infinity) - (other.range?.from ?? Infinity))
}

/** The same suggestions doing the same, perhaps at other places: the text was written in elsewhere. */
export const saySame = (before: readonly PlacedSuggestion[], next: readonly PlacedSuggestion[]): boolean =>
  before.length === next.length &&
  before.every(
    ({ suggestion, range, changes }, index) =>
      suggestion === next[index]?.suggestion &&
      (range === null) === (next[index].range === null) &&
      changes.length === next[index].changes.length &&
      changes.every((change, at) => {
        const other = next[index]?.changes[at]
        return (
          change.kind === other?.kind &&
          change.what === other.what &&
          change.before === other.before &&
          change.after === other.after
        )
      }),
  )
