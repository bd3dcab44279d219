import { Suspense, useCallback, useEffect, useRef, type ReactNode } from 'react'
import type { Suggestion } from '@stanza/review'
import type { Edition } from '@stanza/schema/api'
import type { Editor } from '@tiptap/core'
import type { SuggestionsNow } from '../../features/suggestions/suggestions-desk.tsx'
import type { Suggesting } from '../../features/suggesting/suggesting.ts'
import { useCalls } from '../../features/threads/use-calls.ts'
import type { Threads } from '../../features/threads/use-threads.tsx'
import { SuggestionsDesk } from './lazy-dialogs.ts'
import type { EditionMargin } from './use-edition-margin.tsx'
import type { SectionPlaces } from './use-section-places.ts'

/** Before their chunk is there. */
export const noSuggestions: SuggestionsNow = { cards: [], places: [], actions: [] }

interface EditionSuggestionsProps {
  readonly editor: Editor
  readonly edition: Edition
  readonly suggesting: Suggesting
  readonly threads: Threads
  readonly places: SectionPlaces
  /** Id of the section with the caret. */
  readonly current: string | null
  readonly margin: EditionMargin
  readonly listed: boolean
  readonly onList: (listed: boolean) => void
  readonly onNow: (now: SuggestionsNow) => void
}

/** The suggestions of this edition, once there are any to show; what is said about them is a thread as any other. */
export function EditionSuggestions(props: EditionSuggestionsProps) {
  const { editor, edition, suggesting, threads, places, current, margin, listed, onList, onNow } = props
  const { chunk, suggestions, rights, people, acts } = threads
  const { activate, goTo } = margin
  const show = useCallback((id: string) => goTo(`suggestion:${id}`), [goTo])
  useCalls(suggestions, rights.self, show)
  const newest = useRef(margin)
  useEffect(() => {
    newest.current = margin
  })
  const step = useCallback(
    (direction: 'next' | 'previous') => newest.current.step('suggestion', direction),
    [],
  )
  const talkOf = useCallback(
    (suggestion: Suggestion): ReactNode =>
      chunk && <chunk.Talk entry={suggestion} active rights={rights} people={people} acts={acts} />,
    [chunk, rights, people, acts],
  )
  if (suggestions.length === 0 && !listed) return null
  return (
    <Suspense fallback={null}>
      <SuggestionsDesk
        editor={editor}
        edition={edition.id}
        page={suggesting.page}
        suggestions={suggestions}
        self={rights.self}
        role={edition.role}
        holds={suggesting.holds}
        edit={suggesting.edit}
        sections={places.sections}
        sectionsAt={places.sectionsAt}
        current={current}
        activeId={margin.activeId}
        activate={activate}
        goTo={goTo}
        onStep={step}
        talkOf={talkOf}
        listed={listed}
        onList={onList}
        onNow={onNow}
      />
    </Suspense>
  )
}
