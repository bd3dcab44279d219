import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import type { Edition } from '@stanza/schema/api'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { keyNames } from '../../ui/key-names.ts'
import { browserClock } from '../live/browser-clock.ts'
import type { LiveState, LiveText } from '../live/live-text.ts'
import { readOnlyReason } from '../live/read-only-reason.ts'
import type { BadgeWords } from '../live/save-badge.tsx'
import { openText } from '../live/use-live-text.ts'
import type { Action } from '../palette/find-actions.ts'
import type { Desk } from './desk-state.ts'
import { isEqual } from './is-equal.ts'
import { modeOf, typingNow } from './mode.ts'
import type { Suggesting } from './suggesting.ts'
import { proposeKeys, switchKeys } from './switch-keys.ts'
import { useSuggestingChunk } from './use-suggesting-chunk.ts'

interface SuggestingSetup {
  readonly editor: Editor | null
  readonly edition: Edition
  readonly live: LiveText
  readonly state: LiveState
  readonly review: Y.Doc | null
  /** Another opening of the text takes the place of this one. */
  readonly onLive: (live: LiveText) => void
}

interface SuggestingHere extends Suggesting {
  /** Whether keys go into the page, one way or the other. */
  readonly writable: boolean
  /** Why nothing can be written; null where something can. */
  readonly reason: string | null
  /** What the save badge says instead of the text's own state. */
  readonly badge: BadgeWords | null
  /** The switch, for the row of tools. */
  readonly choice: ReactNode
  /** What is written and not proposed, at the foot of the page. */
  readonly bar: ReactNode
  readonly actions: readonly Action[]
  /** Opens the door of a released issue; null where there is none. */
  readonly onErratum: (() => void) | null
}

const watchNothing = () => () => {}

/** Whether this person edits or suggests, what the editor is bound to meanwhile, and what can be done about it. */
export function useSuggesting(setup: SuggestingSetup): SuggestingHere {
  const { editor, edition, live, state, review, onLive } = setup
  const notify = useNotify()
  const may = typingNow(state.hello, edition)
  const released = edition.phase === 'released'
  const chunk = useSuggestingChunk(may !== 'refused')
  const desk = useDesk({ editor, edition, live, review, onLive, chunk })
  const now = useSyncExternalStore(desk?.watch ?? watchNothing, () => desk?.read() ?? null)
  const [chosen, setChosen] = useState(false)
  const suggesting = now?.suggesting === true
  const busy = suggesting && (now.changes > 0 || now.sending !== 'no' || now.leftOut !== null)
  const mode = modeOf({ typing: may, released, chosen, busy, stopped: state.stop !== null })
  useEffect(() => {
    if (mode === 'suggesting') desk?.suggest()
    else if (!busy) desk?.edit()
  }, [desk, mode, busy, suggesting])
  const why =
    may === 'edits' ? 'chosen' : released ? 'released' : edition.phase === 'review' ? 'review' : 'role'
  const [said, setSaid] = useState('')
  const known = useRef(may)
  useEffect(() => {
    // Words that are there, so that somebody who is moved is told why; who moves on their own knows.
    if (!chunk || known.current === may) return
    known.current = may
    // The bar at the foot of the page shows why; said once more it would cover the text, and outlive the phase.
    // oxlint-disable-next-line react/set-state-in-effect -- the change comes from the server, not from a hand.
    if (mode === 'suggesting') setSaid(t(`suggesting.why.${why}`))
    else if (mode === 'editing') notify({ text: t('suggesting.now-editing') })
  }, [chunk, may, mode, why, notify])
  const choose = useCallback(
    (next: boolean) => {
      setChosen(next)
      setSaid(t(next ? 'suggesting.now-suggesting' : 'suggesting.now-editing'))
      if (!next && desk) desk.edit()
      editor?.view.focus()
    },
    [desk, editor, setChosen],
  )
  const discard = useCallback(() => {
    if (!desk) return
    const count = desk.read().changes
    const undo = desk.discard()
    if (!undo) return
    notify({
      text: t('suggesting.discarded', { count }),
      action: {
        label: t('undo'),
        onAct: () => {
          undo()
          editor?.view.focus()
        },
      },
    })
    editor?.view.focus()
  }, [desk, editor, notify])
  useKeys(desk, suggesting, may === 'edits' && desk ? () => choose(!suggesting) : null)

  const inPage = now?.inPage
  const holds = useCallback<Suggesting['holds']>(
    ({ update }) => inPage?.some((one) => isEqual(one, update)) === true,
    [inPage],
  )
  const edit = useMemo<Suggesting['edit']>(
    () =>
      desk && may !== 'refused' && state.stop === null
        ? (suggestion) => {
            setChosen(true)
            desk.takeUp(suggestion)
          }
        : null,
    [desk, may, state.stop, setChosen],
  )
  return {
    mode: suggesting
      ? mode === 'reading'
        ? 'reading'
        : 'suggesting'
      : mode === 'editing'
        ? mode
        : 'reading',
    page: now?.page ?? live.ydoc,
    holds,
    edit,
    // Who could edit until now goes on typing until the fork is there: what the server refuses of it is proposed, too. And
    // a page that takes no keys for a moment would lose the focus.
    writable: mode !== 'reading' && (suggesting || edition.role !== 'suggester'),
    reason: mode === 'reading' ? readOnlyReason(state.hello, edition) : null,
    badge: chunk && now ? chunk.draftBadge(now) : null,
    choice: chunk && mode !== 'reading' && (
      <>
        <chunk.ModeSwitch suggesting={mode === 'suggesting'} onChoose={may === 'edits' ? choose : null} />
        <span role="status" className="visually-hidden">
          {said}
        </span>
      </>
    ),
    bar:
      chunk &&
      now &&
      suggesting &&
      (mode === 'suggesting' ? (
        <chunk.ProposeBar
          state={now}
          why={why}
          onNote={(note) => desk?.setNote(note)}
          onForgetLeftOut={() => {
            desk?.forgetLeftOut()
            editor?.view.focus()
          }}
          onPropose={() => {
            desk?.propose()
            editor?.view.focus()
          }}
          onDiscard={discard}
          onEnd={released && may === 'suggests' ? () => setChosen(false) : null}
        />
      ) : (
        may === 'refused' &&
        desk &&
        now.changes > 0 && (
          // The role was taken back while the page was open: what was not proposed is shown at once, to be copied.
          <chunk.HeldWords words={desk.words()} onDiscard={discard} />
        )
      )),
    actions: actionsOf(),
    onErratum: desk && released && may === 'suggests' && mode === 'reading' ? () => choose(true) : null,
  }

  function actionsOf(): Action[] {
    if (!chunk || !desk) return []
    const keys = (names: string): string => keyNames(names, navigator.platform)
    return [
      ...(may === 'edits'
        ? [
            {
              id: 'suggesting',
              group: 'write' as const,
              label: t('suggesting.switch'),
              words: 'mode suggest edit propose',
              keys: keys(switchKeys),
              run: () => choose(!suggesting),
            },
          ]
        : []),
      ...(busy
        ? [
            {
              id: 'propose',
              group: 'write' as const,
              label: t('suggesting.propose'),
              words: 'suggest send',
              keys: keys(proposeKeys),
              run: desk.propose,
            },
            { id: 'discard', group: 'write' as const, label: t('suggesting.discard'), run: discard },
          ]
        : []),
    ]
  }
}

/** The desk of an editor, once both it and its chunk are there. */
function useDesk({
  editor,
  edition: { id, epoch },
  live,
  review,
  onLive,
  chunk,
}: Pick<SuggestingSetup, 'editor' | 'edition' | 'live' | 'review' | 'onLive'> & {
  readonly chunk: ReturnType<typeof useSuggestingChunk>
}): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null)
  const [first] = useState(live)
  useEffect(() => {
    if (!editor || !chunk) return undefined
    const opened = chunk.openDesk({
      editor,
      live: first,
      openAgain: () => openText({ id, epoch }),
      onLive,
      drafts: chunk.openKeptDrafts(id, epoch),
      server: chunk.proposalServer(id),
      clock: browserClock,
    })
    // oxlint-disable-next-line react/set-state-in-effect -- it is opened and closed with the effect, so it cannot be made while rendering.
    setDesk(opened)
    const ask = (event: BeforeUnloadEvent): void => {
      if (opened.wouldLose()) event.preventDefault()
    }
    globalThis.addEventListener('beforeunload', ask)
    return () => {
      globalThis.removeEventListener('beforeunload', ask)
      setDesk(null)
      opened.close()
    }
  }, [editor, chunk, first, id, epoch, onLive])
  useEffect(() => desk?.setReview(review), [desk, review])
  return desk
}

/** Keys that change the mode and propose. Before the editor takes them. */
function useKeys(desk: Desk | null, suggesting: boolean, change: (() => void) | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const withMod = (event.ctrlKey || event.metaKey) && !event.shiftKey
      // AltGr is Ctrl and Alt on some systems, and writes letters.
      if (!withMod || event.getModifierState('AltGraph') || document.querySelector('dialog[open]')) return
      if (event.altKey && event.code === 'KeyS' && change) change()
      else if (!event.altKey && event.key === 'Enter' && suggesting && isOfPage(event.target)) desk?.propose()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [desk, suggesting, change])
}

/** In a comment's own field the same keys post it. */
const isOfPage = (target: EventTarget | null): boolean => !(target instanceof HTMLTextAreaElement)
