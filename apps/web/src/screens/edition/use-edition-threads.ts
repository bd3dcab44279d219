import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Edition } from '@stanza/schema/api'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { useCalls } from '../../features/threads/use-calls.ts'
import { cardOf, useThreads, type Threads } from '../../features/threads/use-threads.tsx'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import type { EditionMargin } from './use-edition-margin.tsx'
import type { SectionPlaces } from './use-section-places.ts'

interface EditionThreadsSetup {
  readonly editor: Editor | null
  readonly edition: Edition
  readonly ydoc: Y.Doc
  readonly review: Y.Doc | null
  readonly self: string
  readonly places: SectionPlaces
}

type Show = (card: string | null) => void

/** The threads of this edition, and the way by which they ask the margin to show one. */
export function useEditionThreads({ editor, edition, ydoc, review, self, places }: EditionThreadsSetup): {
  readonly threads: Threads
  /** Sets what shows a card. */
  readonly setShow: (show: Show) => void
} {
  const show = useRef<Show>(() => {})
  const setShow = useCallback((next: Show) => {
    show.current = next
  }, [])
  const threads = useThreads({
    editor,
    edition: edition.id,
    ydoc,
    review,
    self,
    role: edition.role,
    show,
    ...places,
  })
  const begin = useRef(threads.begin)
  useLayoutEffect(() => {
    begin.current = threads.begin
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const withMod = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey
      // By the place of the key: with Alt a Mac writes another letter.
      if (!withMod || event.code !== 'KeyM' || document.querySelector('dialog[open]')) return
      event.preventDefault()
      begin.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return { threads, setShow }
}

interface ThreadPlaces {
  readonly threads: Threads
  readonly margin: EditionMargin
  readonly setShow: (show: Show) => void
  /** Opens the list, where threads stand whose words are gone. */
  readonly list: () => void
}

const hashed = (): string | null => /^#thread-([\w-]+)$/.exec(location.hash)?.[1] ?? null

/** Goes to threads: from the list, and from a link with `#thread-<id>`, now or later in the same page. */
export function useThreadPlaces({ threads, margin, setShow, list }: ThreadPlaces): (thread: string) => void {
  const notify = useNotify()
  const { placed, pin } = threads
  const wanted = useRef(hashed())
  const newest = useRef({ margin, list })
  useEffect(() => {
    newest.current = { margin, list }
  })
  useEffect(() => setShow(margin.activate), [setShow, margin.activate])
  const goTo = useCallback(
    (thread: string) => {
      pin(thread)
      // After its card is there.
      setTimeout(() => newest.current.margin.goTo(cardOf(thread)), 0)
    },
    [pin],
  )
  const talks = useMemo(() => placed.map(({ thread }) => thread), [placed])
  useCalls(talks, threads.rights.self, goTo)
  const follow = useCallback(() => {
    const found = placed.find(({ thread }) => thread.id === wanted.current)
    if (!found) return false
    wanted.current = null
    if (found.range) goTo(found.thread.id)
    else newest.current.list()
    return true
  }, [placed, goTo])
  useEffect(() => void follow(), [follow])
  useEffect(() => {
    const changed = (): void => {
      wanted.current = hashed()
      if (wanted.current !== null && !follow()) notify({ text: t('threads.link-gone') })
    }
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, [follow, notify])
  return goTo
}
