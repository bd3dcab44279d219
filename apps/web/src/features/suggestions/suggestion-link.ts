import { useEffect, useRef } from 'react'
import type { Suggestion } from '@stanza/review'
import { t } from '../../messages/message.ts'
import type { PlacedSuggestion } from './placed-suggestion.ts'

const hashOf = (suggestion: string): string => `#suggestion-${suggestion}`
const hashed = (): string | null => /^#suggestion-([\w-]+)$/.exec(location.hash)?.[1] ?? null

/** Copies the address that leads to a suggestion; gives what to tell about it. */
export async function copySuggestionLink(suggestion: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}${hashOf(suggestion)}`)
    return t('suggestions.link-copied')
  } catch {
    // Not allowed to copy: the address bar has it then.
    history.replaceState(history.state, '', hashOf(suggestion))
    return t('suggestions.link-in-bar')
  }
}

/** Follows an address with `#suggestion-<id>`, now or later in the same page; null: it stands in the list only. */
export function useSuggestionLink(
  placed: readonly PlacedSuggestion[],
  all: readonly Suggestion[],
  onShow: (suggestion: string | null) => void,
): void {
  const wanted = useRef(hashed())
  const follow = useRef<() => void>(() => {})
  useEffect(() => {
    follow.current = () => {
      const id = wanted.current
      const found = placed.find(({ suggestion }) => suggestion.id === id)
      if (id === null || (!found && all.every((one) => one.id !== id || one.state === 'open'))) return
      wanted.current = null
      onShow(found?.range ? id : null)
    }
    follow.current()
  })
  useEffect(() => {
    const changed = (): void => {
      wanted.current = hashed()
      follow.current()
    }
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, [])
}
