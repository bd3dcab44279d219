import { memo, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Suggestion } from '@stanza/review'
import type { Role } from '@stanza/schema/api'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { roleAtLeast } from '../../app/role.ts'
import { suggestionsInEnglish } from '../../messages/en-suggestions.ts'
import { addMessages, t } from '../../messages/message.ts'
import type { MarginCard } from '../../ui/margin/margin-card.ts'
import { useNotify } from '../../ui/notices.tsx'
import { inWords } from './changes.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { choose, noneChosen, stillOpen } from './chosen.ts'
import { rangeName } from './draw-suggestions.ts'
import { everyOpen, type SectionsAt } from './filter-suggestions.ts'
import { placeIn } from './places.ts'
import { SuggestionCard, type SuggestionRights } from './suggestion-card.tsx'
import { suggestionActions, type SuggestionAction } from './suggestion-actions.ts'
import { copySuggestionLink, useSuggestionLink } from './suggestion-link.ts'
import { SuggestionsSheet } from './suggestions-sheet.tsx'
import { useDecideKeys } from './use-decide-keys.ts'
import { useDecisions, type Decide } from './use-decisions.ts'
import { usePreview } from './use-preview.ts'
import { useShown } from './use-shown.ts'

addMessages(suggestionsInEnglish)

/** What the page around the text needs to know of the suggestions. */
export interface SuggestionsNow {
  readonly cards: readonly MarginCard[]
  /** Where the open ones stand, for the counts of the outline. */
  readonly places: readonly { readonly from: number }[]
  readonly actions: readonly SuggestionAction[]
}

interface SuggestionsDeskProps {
  readonly editor: Editor
  readonly edition: string
  /** What the editor is bound to. */
  readonly page: Y.Doc
  readonly suggestions: readonly Suggestion[]
  readonly self: string
  readonly role: Role
  readonly holds: (suggestion: Suggestion) => boolean
  readonly edit: ((suggestion: Suggestion) => void) | null
  /** Sections and their groups. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  readonly sectionsAt: SectionsAt
  /** Id of the section with the caret; null above the first one. */
  readonly current: string | null
  readonly activeId: string | null
  readonly activate: (card: string | null) => void
  readonly goTo: (card: string) => void
  /** The same function for as long as the page is there, as `onList` and `onNow` are. */
  readonly onStep: (direction: 'next' | 'previous') => void
  readonly talkOf: (suggestion: Suggestion) => ReactNode
  readonly listed: boolean
  readonly onList: (listed: boolean) => void
  readonly onNow: (now: SuggestionsNow) => void
}

/** All that is done with suggestions by those who see them: drawn over the text, beside it, listed, decided. */
export const SuggestionsDesk = memo(function SuggestionsDesk(props: SuggestionsDeskProps) {
  const {
    editor,
    edition,
    page,
    suggestions,
    self,
    role,
    holds,
    edit,
    sections,
    sectionsAt,
    current,
    activeId,
  } = props
  const { activate, goTo, onStep, talkOf, listed, onList, onNow } = props
  const notify = useNotify()
  const [isShown, show] = useShown()
  const [filter, setFilter] = useState(everyOpen)
  const [chosen, setChosen] = useState(noneChosen)
  const decideAny = useDecisions(edition)
  const rights = useMemo(
    (): SuggestionRights => ({ self, mayDecide: roleAtLeast(role, 'editor') }),
    [self, role],
  )
  const open = useMemo(() => suggestions.filter(({ state }) => state === 'open'), [suggestions])
  const names = useMemo(
    () => new Map(open.map(({ id, author }) => [id, author.name ?? t('people.anonymous')])),
    [open],
  )
  const nameOf = useCallback((id: string) => names.get(id) ?? '', [names])
  const active = activeId?.startsWith(rangeName('')) === true ? activeId.slice(rangeName('').length) : null
  const placed = usePreview({ editor, ydoc: page, suggestions: open, holds, nameOf, shown: isShown, active })
  const decide = useCallback<Decide>(
    async (verb, ids) => {
      const refusal = await decideAny(verb, ids)
      if (refusal === null) {
        activate(null)
        if (!document.querySelector('dialog[open]')) editor.view.focus()
      }
      return refusal
    },
    [decideAny, activate, editor],
  )
  const decideLoud = useCallback(
    (...[verb, ids]: Parameters<Decide>): void => {
      void decide(verb, ids).then((refusal) => {
        if (refusal !== null) notify({ text: refusal, tone: 'danger' })
      })
    },
    [decide, notify],
  )
  useDecideKeys(active, rights.mayDecide, decideLoud)
  const picked = stillOpen(chosen, new Set(names.keys()))
  const isChoosing = picked.length > 0
  const cards = useMemo((): MarginCard[] => {
    const order = placed.map(({ suggestion }) => suggestion.id)
    const byAuthor = Map.groupBy(placed, ({ suggestion }) => suggestion.author.id)
    return placed.flatMap(({ suggestion, range, changes }) => {
      if (range === null || !isShown) return []
      const ofAuthor = byAuthor.get(suggestion.author.id) ?? []
      const name = suggestion.author.name ?? t('people.anonymous')
      return {
        ...range,
        id: rangeName(suggestion.id),
        kind: 'suggestion',
        label: t('suggestions.card', { name, words: inWords(changes) }),
        render: ({ active: isActive }) => (
          <SuggestionCard
            suggestion={suggestion}
            changes={changes}
            active={isActive}
            rights={rights}
            ofAuthor={ofAuthor.length}
            isChosen={chosen.ids.has(suggestion.id)}
            isChoosing={isChoosing}
            onChoose={(shift) => setChosen(choose(chosen, suggestion.id, { listed: order, shift }))}
            onDecide={(verb) => decide(verb, [suggestion.id])}
            onDecideAuthor={() =>
              decide(
                'accept',
                ofAuthor.map((one) => one.suggestion.id),
              )
            }
            onCopyLink={() => void copySuggestionLink(suggestion.id).then((text) => notify({ text }))}
            onEdit={edit && (() => edit(suggestion))}
            talk={talkOf(suggestion)}
          />
        ),
      }
    })
  }, [placed, isShown, rights, chosen, isChoosing, decide, edit, talkOf, notify])
  const places = useMemo(
    () => placed.flatMap(({ range }) => (range ? { from: placeIn(range) } : [])),
    [placed],
  )
  const actions = useMemo(
    () =>
      suggestionActions({
        placed,
        isShown,
        show,
        step: onStep,
        list: () => onList(true),
        active,
        inSection: (range) => current !== null && sectionsAt(placeIn(range)).includes(current),
        decide: rights.mayDecide ? decideLoud : null,
      }),
    [placed, isShown, show, onStep, onList, active, current, sectionsAt, rights, decideLoud],
  )
  useEffect(() => onNow({ cards, places, actions }), [onNow, cards, places, actions])
  useSuggestionLink(placed, suggestions, (id) => {
    if (id === null) return onList(true)
    show(true)
    // After its card is there.
    setTimeout(() => goTo(rangeName(id)), 0)
  })
  const decideChosen = (verb: 'accept' | 'reject'): void => {
    decideLoud(verb, picked)
    setChosen(noneChosen)
  }
  if (listed)
    return (
      <SuggestionsSheet
        all={suggestions}
        placed={placed}
        filter={filter}
        onFilter={setFilter}
        sections={sections}
        sectionsAt={sectionsAt}
        document={editor.state.doc}
        chosen={chosen}
        onChosen={setChosen}
        rights={rights}
        shown={isShown}
        onShown={show}
        decide={decide}
        onGo={(id) => {
          onList(false)
          show(true)
          setTimeout(() => goTo(rangeName(id)), 0)
        }}
        onClose={() => onList(false)}
      />
    )
  if (!isChoosing || !isShown) return null
  return (
    <ChosenBar
      count={picked.length}
      onAccept={() => decideChosen('accept')}
      onReject={() => decideChosen('reject')}
      onNone={() => setChosen(noneChosen)}
    />
  )
})
