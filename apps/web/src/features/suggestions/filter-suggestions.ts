import type { Suggestion } from '@stanza/review'
import type { PlacedSuggestion } from './placed-suggestion.ts'
import { placeIn } from './places.ts'

export interface SuggestionFilter {
  readonly state: 'open' | 'decided'
  /** Id of who made it; null: anybody. */
  readonly person: string | null
  /** Id of an outline row; null: anywhere. */
  readonly section: string | null
}

export const everyOpen: SuggestionFilter = { state: 'open', person: null, section: null }

/** Ids of the section, and of the group in it, that hold a place in the text. */
export type SectionsAt = (position: number) => readonly string[]

/** The open ones that somebody wants to see. What has no place in the text is in no section. */
export const filterOpen = (
  placed: readonly PlacedSuggestion[],
  { person, section }: SuggestionFilter,
  sectionsAt: SectionsAt,
): readonly PlacedSuggestion[] =>
  placed.filter(
    ({ suggestion, range }) =>
      (person === null || suggestion.author.id === person) &&
      (section === null || (range !== null && sectionsAt(placeIn(range)).includes(section))),
  )

/** What one person decided at one moment: it was one step, and is taken back as one. */
export interface DecidedStep {
  readonly key: string
  readonly by: { readonly id: string; readonly name: string | null }
  readonly at: string
  readonly state: Suggestion['state']
  readonly suggestions: readonly Suggestion[]
}

/** The decided ones, by step, the newest first. */
export function decidedSteps(
  suggestions: readonly Suggestion[],
  { person, section }: SuggestionFilter,
  isIn: (suggestion: Suggestion, section: string) => boolean,
): readonly DecidedStep[] {
  const wanted = suggestions.filter(
    (one) =>
      one.state !== 'open' &&
      one.decided !== null &&
      (person === null || one.author.id === person) &&
      (section === null || isIn(one, section)),
  )
  const steps = Map.groupBy(wanted, ({ decided, state }) => `${decided?.at} ${decided?.by.id} ${state}`)
  return [...steps]
    .flatMap(([key, [first, ...others]]): DecidedStep[] => {
      if (first?.decided == null) return []
      const { by, at } = first.decided
      return [{ key, by, at, state: first.state, suggestions: [first, ...others] }]
    })
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
}

/** Everybody who made one of these, by name. */
export function whoMade(
  suggestions: readonly Suggestion[],
): readonly { readonly id: string; readonly name: string | null }[] {
  const people = new Map(suggestions.map(({ author }) => [author.id, author] as const))
  return [...people.values()].toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''))
}
