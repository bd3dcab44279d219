import { useEffect, useMemo, useRef } from 'react'
import { changeMessage, deleteMessage, postMessage, turnThread } from '../../api/threads.ts'
import type { Answer } from '../../api/request.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { mentionsIn, type Named } from './message-parts.ts'

/** What can be done to a thread. A promise gives null when it was done, else why not, in a sentence. */
export interface ThreadActs {
  readonly reply: (thread: string, text: string) => Promise<string | null>
  readonly rewrite: (thread: string, message: string, text: string) => Promise<string | null>
  readonly remove: (thread: string, message: string) => Promise<string | null>
  readonly turn: (thread: string, state: 'open' | 'resolved') => Promise<string | null>
  readonly copyLink: (thread: string) => Promise<void>
  /** What was typed and not sent, by the id of its thread or message: cards come and go, words stay. */
  readonly draftOf: (id: string) => string
  readonly keepDraft: (id: string, text: string) => void
}

const threadHash = (thread: string): string => `#thread-${thread}`

const saidBy = (answer: Answer<unknown>): string | null => (answer.ok ? null : answer.refusal.message)

/** The acts of an edition's threads; the same object for as long as the edition is open. */
export function useThreadActs(edition: string, people: readonly Named[]): ThreadActs {
  const notify = useNotify()
  const known = useRef(people)
  const drafts = useRef(new Map<string, string>())
  useEffect(() => {
    known.current = people
  })
  return useMemo(() => {
    const said = (text: string) => ({ text, mentions: mentionsIn(text, known.current) })
    const turn = async (thread: string, state: 'open' | 'resolved'): Promise<string | null> =>
      saidBy(await turnThread(edition, thread, { state }))
    return {
      reply: async (thread, text) => saidBy(await postMessage(edition, thread, said(text))),
      rewrite: async (thread, message, text) =>
        saidBy(await changeMessage(edition, { thread, message }, said(text))),
      remove: async (thread, message) => saidBy(await deleteMessage(edition, { thread, message })),
      turn: async (thread, state) => {
        const refusal = await turn(thread, state)
        if (refusal !== null) return refusal
        const undo = async (): Promise<void> => {
          const failed = await turn(thread, state === 'open' ? 'resolved' : 'open')
          if (failed !== null) notify({ text: failed, tone: 'danger' })
        }
        notify({
          text: state === 'open' ? t('threads.reopened') : t('threads.resolved'),
          action: { label: t('undo'), onAct: () => void undo() },
        })
        return null
      },
      copyLink: async (thread) => {
        const link = `${location.origin}${location.pathname}${threadHash(thread)}`
        try {
          await navigator.clipboard.writeText(link)
          notify({ text: t('threads.link-copied') })
        } catch {
          // Not allowed to copy: the address bar has it then.
          history.replaceState(history.state, '', threadHash(thread))
          notify({ text: t('threads.link-in-bar') })
        }
      },
      draftOf: (id) => drafts.current.get(id) ?? '',
      keepDraft: (id, text) => {
        if (text === '') drafts.current.delete(id)
        else drafts.current.set(id, text)
      },
    }
  }, [edition, notify])
}
