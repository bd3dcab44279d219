import type { PreviewMark, PreviewNow, Suggestion } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'
import { changedPart, changesOf, type Change } from './changes.ts'
import { placeOfBlocks } from './places.ts'

/** An open suggestion and where it stands in the text; `range` null: nothing is left for it to change. */
export interface PlacedSuggestion {
  readonly suggestion: Suggestion
  readonly range: { readonly from: number; readonly to: number } | null
  readonly changes: readonly Change[]
}

/**
 * Puts what the preview found to its suggestions, in the order of the text; those with nothing left to change come last.
 * One that the preview does not show (too many change the same block, or its words have not come yet) stands at its block
 * with the words it was proposed with, and is left out where there is none.
 */
export function placeSuggestions(
  suggestions: readonly Suggestion[],
  { marks, obsolete }: PreviewNow,
  document: Node,
): readonly PlacedSuggestion[] {
  const byId = Map.groupBy(marks, ({ suggestion }) => suggestion)
  const idle = new Set(obsolete)
  return suggestions
    .flatMap((suggestion): PlacedSuggestion[] => {
      const own = byId.get(suggestion.id)
      if (own !== undefined) return [{ suggestion, range: spanOf(own), changes: changesOf(own, document) }]
      if (idle.has(suggestion.id)) return [{ suggestion, range: null, changes: [] }]
      const at = placeOfBlocks(suggestion, document)
      if (at === null) return []
      return [{ suggestion, range: { from: at, to: at + 1 }, changes: [proposedChange(suggestion)] }]
    })
    .toSorted((one, other) => (one.range?.from ?? Infinity) - (other.range?.from ?? Infinity))
}

const spanOf = (marks: readonly PreviewMark[]): { readonly from: number; readonly to: number } => ({
  from: Math.min(...marks.map(({ from }) => from)),
  to: Math.max(...marks.map(({ to }) => to)),
})

function proposedChange({ before, after }: Suggestion): Change {
  const part = changedPart(before, after)
  const kind = part.before === '' ? 'add' : part.after === '' ? 'delete' : 'replace'
  return { kind, what: '', ...part }
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
          change.behind === other.behind &&
          change.after === other.after
        )
      }),
  )
