import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import type { PlacedSuggestion } from './placed-suggestion.ts'
import { whoMade } from './filter-suggestions.ts'

/** Something that can be done by name, for palette, help and menu. */
export interface SuggestionAction {
  readonly id: string
  readonly label: string
  readonly words?: string
  readonly keys?: string
  readonly group: 'go' | 'write' | 'page'
  readonly run: () => void
}

interface ActionSources {
  readonly placed: readonly PlacedSuggestion[]
  readonly isShown: boolean
  readonly show: (shown: boolean) => void
  readonly step: (direction: 'next' | 'previous') => void
  readonly list: () => void
  /** Id of the suggestion whose card is the active one. */
  readonly active: string | null
  readonly inSection: (range: { readonly from: number; readonly to: number }) => boolean
  /** Null for those who do not decide. */
  readonly decide: ((verb: 'accept' | 'reject', ids: readonly string[]) => void) | null
}

/** Palettes are read, so the people with most suggestions are enough. */
const mostPeople = 8

export function suggestionActions(sources: ActionSources): readonly SuggestionAction[] {
  const { isShown, show, step, list } = sources
  const keys = (names: string): string => keyNames(names, navigator.platform)
  return [
    {
      group: 'page',
      id: 'suggestions',
      label: t('suggestions.list.title'),
      words: 'review list decide',
      run: list,
    },
    {
      group: 'page',
      id: 'show-suggestions',
      label: isShown ? t('suggestions.hide') : t('suggestions.show'),
      words: 'review marks',
      run: () => show(!isShown),
    },
    {
      group: 'go',
      id: 'next-suggestion',
      label: t('suggestions.next'),
      keys: keys('F2'),
      run: () => step('next'),
    },
    {
      group: 'go',
      id: 'previous-suggestion',
      label: t('suggestions.previous'),
      keys: keys('Shift-F2'),
      run: () => step('previous'),
    },
    ...decideActions(sources, keys),
  ]
}

function decideActions(
  { placed, active, inSection, decide }: ActionSources,
  keys: (names: string) => string,
): readonly SuggestionAction[] {
  if (decide === null) return []
  const there = placed.filter(({ range }) => range !== null)
  const idsOf = (some: readonly PlacedSuggestion[]): readonly string[] =>
    some.map(({ suggestion }) => suggestion.id)
  const inHand = active === null ? [] : [active]
  const actions: SuggestionAction[] = [
    {
      group: 'write',
      id: 'accept-active',
      label: t('suggestions.accept.active'),
      keys: keys('Alt-Enter'),
      run: () => inHand.length > 0 && decide('accept', inHand),
    },
    {
      group: 'write',
      id: 'reject-active',
      label: t('suggestions.reject.active'),
      keys: keys('Alt-Shift-Enter'),
      run: () => inHand.length > 0 && decide('reject', inHand),
    },
  ]
  const many = (
    id: string,
    label: string,
    verb: 'accept' | 'reject',
    some: readonly PlacedSuggestion[],
  ): void => {
    if (some.length > 0) actions.push({ group: 'write', id, label, run: () => decide(verb, idsOf(some)) })
  }
  const count = there.length
  many('accept-all', t('suggestions.accept.all', { count }), 'accept', there)
  many('reject-all', t('suggestions.reject.all', { count }), 'reject', there)
  const here = there.filter(({ range }) => range !== null && inSection(range))
  many('accept-section', t('suggestions.accept.section', { count: here.length }), 'accept', here)
  for (const person of whoMade(there.map(({ suggestion }) => suggestion)).slice(0, mostPeople)) {
    const own = there.filter(({ suggestion }) => suggestion.author.id === person.id)
    const values = { count: own.length, name: person.name ?? t('people.anonymous') }
    many(`accept-${person.id}`, t('suggestions.accept.person', values), 'accept', own)
    many(`reject-${person.id}`, t('suggestions.reject.person', values), 'reject', own)
  }
  return actions
}
