import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import { markRanges, rangeOf } from '@stanza/editor'
import type { Suggestion } from '@stanza/review'
import type { Role } from '@stanza/schema/api'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { postThread } from '../../api/threads.ts'
import { roleAtLeast } from '../../app/role.ts'
import { t } from '../../messages/message.ts'
import type { MarginCard } from '../../ui/margin/margin-card.ts'
import { useNotify } from '../../ui/notices.tsx'
import { catchTyped } from './catch-typed.ts'
import { markedWords, type MarkedWords } from './marked-words.ts'
import { everyOpen, filterThreads, type SectionsAt, type ThreadFilter } from './filter-threads.ts'
import { mentionsIn, type Named } from './message-parts.ts'
import type { ThreadRights } from './thread-card.tsx'
import { useKnownPeople } from './use-known-people.ts'
import { usePlacedThreads, type PlacedThread } from './use-placed-threads.ts'
import { useReview } from './use-review.ts'
import { useThreadActs, type ThreadActs } from './use-thread-acts.ts'
import { useThreadsChunk, type ThreadsChunk } from './use-threads-chunk.ts'

interface ThreadsSetup {
  readonly editor: Editor | null
  readonly edition: string
  readonly ydoc: Y.Doc
  readonly review: Y.Doc | null
  readonly self: string
  readonly role: Role
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  readonly sectionsAt: SectionsAt
  /** Makes a card the active one. */
  readonly show: RefObject<(card: string | null) => void>
}

/** The threads of an edition, and what can be done with them. */
export interface Threads {
  /** Null until their chunk is there. */
  readonly chunk: ThreadsChunk | null
  readonly cards: readonly MarginCard[]
  readonly placed: readonly PlacedThread[]
  readonly open: readonly PlacedThread[]
  /** What is read with them. */
  readonly suggestions: readonly Suggestion[]
  readonly filter: ThreadFilter
  readonly sections: ThreadsSetup['sections']
  readonly sectionsAt: SectionsAt
  readonly setFilter: (filter: ThreadFilter) => void
  readonly rights: ThreadRights
  readonly people: readonly Named[]
  readonly acts: ThreadActs
  /** Opens a card to write in for the words that are marked, or for the line with the caret. */
  readonly begin: () => void
  /** Shows a thread's card whatever the filter wants. */
  readonly pin: (thread: string) => void
}

export const cardOf = (thread: string): string => `thread:${thread}`
/** The card in which a comment is being written. */
const newCard = cardOf('new')
const draftId = 'new'

export function useThreads(setup: ThreadsSetup): Threads {
  const { editor, edition, ydoc, review, self, role, sections, sectionsAt, show } = setup
  const notify = useNotify()
  const chunk = useThreadsChunk(review !== null)
  const { threads, suggestions } = useReview(review, chunk)
  const placed = usePlacedThreads({ editor, ydoc, threads, chunk })
  const [filter, setFilter] = useState(everyOpen)
  const [pinned, pin] = useState<string | null>(null)
  const [draft, setDraft] = useState<MarkedWords | null>(null)
  const rights = useMemo(
    (): ThreadRights => ({
      self,
      mayComment: roleAtLeast(role, 'commenter'),
      mayTurn: roleAtLeast(role, 'writer'),
      mayDelete: roleAtLeast(role, 'editor'),
    }),
    [self, role],
  )
  const { people, refresh } = useKnownPeople(edition, threads, rights.mayComment && chunk !== null)
  const acts = useThreadActs(edition, people)
  const shown = useMemo(() => {
    const wanted = new Set(filterThreads(placed, filter, sectionsAt))
    return placed.filter((one) => wanted.has(one) || one.thread.id === pinned)
  }, [placed, filter, pinned, sectionsAt])
  const open = useMemo(() => placed.filter(({ thread }) => thread.state === 'open'), [placed])
  useEffect(
    () => (editor && chunk && rights.mayComment ? chunk.startReadingCaret(editor) : undefined),
    [editor, chunk, rights.mayComment],
  )
  // Before the margin asks where the cards' words are.
  useLayoutEffect(() => {
    if (!editor) return
    const drawn = shown.flatMap(({ thread, range }) =>
      range
        ? [{ ...range, id: cardOf(thread.id), class: thread.state === 'open' ? 'thread' : 'thread resolved' }]
        : [],
    )
    markRanges(editor, 'threads', drawn)
  }, [editor, shown])
  useLayoutEffect(() => {
    if (editor)
      markRanges(editor, 'new-thread', draft ? [{ ...draft, id: newCard, class: 'thread draft' }] : [])
  }, [editor, draft])
  const cards = useMemo((): MarginCard[] => {
    if (!chunk || !editor) return []
    const post = async (text: string): Promise<string | null> => {
      const range = rangeOf(editor.state, newCard)
      const anchor = range && chunk.anchorAt(ydoc, range.from, range.to)
      if (!anchor) return t('threads.words-gone')
      const place = anchor as Parameters<typeof postThread>[1]['anchor']
      const answer = await postThread(edition, { anchor: place, text, mentions: mentionsIn(text, people) })
      if (!answer.ok) return answer.refusal.message
      acts.keepDraft(draftId, '')
      setDraft(null)
      pin(answer.value.thread)
      show.current(cardOf(answer.value.thread))
      editor.view.focus()
      return null
    }
    const writing: MarginCard[] = draft
      ? [
          {
            ...draft,
            id: newCard,
            kind: 'new-thread',
            label: t('threads.new'),
            render: () => (
              <chunk.NewThreadCard
                quote={draft.quote}
                text={acts.draftOf(draftId)}
                onText={(text) => acts.keepDraft(draftId, text)}
                people={people}
                onPost={post}
                onCancel={() => {
                  acts.keepDraft(draftId, '')
                  setDraft(null)
                  show.current(null)
                  editor.view.focus()
                }}
              />
            ),
          },
        ]
      : []
    return [
      ...writing,
      ...shown.flatMap(({ thread, range }) => {
        const first = thread.messages.find(({ deleted }) => !deleted)
        if (!range || !first) return []
        return {
          ...range,
          id: cardOf(thread.id),
          // Keys walk the open ones only.
          kind: thread.state === 'open' ? 'thread' : 'thread-resolved',
          label: t('threads.card', {
            name: thread.author.name ?? t('people.anonymous'),
            words: first.text.slice(0, 60),
          }),
          render: ({ active }: { readonly active: boolean }) => (
            <chunk.ThreadCard thread={thread} active={active} rights={rights} people={people} acts={acts} />
          ),
        }
      }),
    ]
  }, [chunk, editor, ydoc, edition, draft, shown, rights, people, acts, show])
  const begin = (): void => {
    if (!editor || !chunk || !rights.mayComment) return
    const marked = markedWords(editor.state)
    if (!marked) return notify({ text: t('threads.nothing-marked') })
    refresh()
    editor.view.dom.blur()
    catchTyped(
      () => document.activeElement instanceof HTMLTextAreaElement,
      (letter) => acts.keepDraft(draftId, acts.draftOf(draftId) + letter),
    )
    setDraft(marked)
    show.current(newCard)
  }
  return {
    chunk,
    cards,
    placed,
    open,
    suggestions,
    filter,
    sections,
    sectionsAt,
    setFilter,
    rights,
    people,
    acts,
    begin,
    pin,
  }
}
