import type { CreatedSuggestions, Decided, NewSuggestions, SuggestionChange } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

const suggestions = (edition: string): string => `/api/editions/${edition}/suggestions`

export const proposeSuggestions = (
  edition: string,
  proposed: NewSuggestions,
): Promise<Answer<CreatedSuggestions>> => ask(suggestions(edition), { method: 'POST', json: proposed })

export const changeSuggestion = (
  edition: string,
  suggestion: string,
  change: SuggestionChange,
): Promise<Answer<undefined>> =>
  ask(`${suggestions(edition)}/${suggestion}`, { method: 'PATCH', json: change, reads: 'nothing' })

/** What can be done to suggestions that are there; all of the given ones in one step. */
export type Verb = 'accept' | 'reject' | 'withdraw' | 'clear' | 'undo'

export const decideSuggestions = (
  edition: string,
  verb: Verb,
  ids: readonly string[],
): Promise<Answer<Decided>> => ask(`${suggestions(edition)}/${verb}`, { method: 'POST', json: { ids } })
