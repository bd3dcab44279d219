import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { namesInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import type { LiveText } from './live-text.ts'
import type { Presence } from './people.ts'
import { writersOf } from './writers.ts'

/** At most one announcement in this time (ux.md: politely, every few seconds). */
const everyMs = 6_000

/** Tells screen readers, politely and seldom, who came, who left and who is changing the text. */
export function Announcer({ live, people }: { live: LiveText; people: readonly Presence[] }) {
  const [text, setText] = useState('')
  useComings(people, setText)
  useEffect(() => {
    const names = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | null = null
    let resting = false
    const say = (): void => {
      timer = null
      resting = names.size > 0
      if (!resting) return
      setText(t('people.changing', { count: names.size, names: namesInWords([...names]) }))
      names.clear()
      timer = setTimeout(say, everyMs)
    }
    const changed = (transaction: Y.Transaction): void => {
      if (transaction.origin !== live.remote) return
      for (const name of writersOf(transaction, live.awareness.getStates()))
        names.add(name || t('people.anonymous'))
      if (names.size > 0) timer ??= setTimeout(say, 500)
    }
    live.ydoc.on('afterTransaction', changed)
    return () => {
      if (timer) clearTimeout(timer)
      live.ydoc.off('afterTransaction', changed)
    }
  }, [live])
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  )
}

function useComings(people: readonly Presence[], say: (text: string) => void): void {
  const before = useRef(people)
  useEffect(() => {
    const came = people.find(({ id }) => !before.current.some((one) => one.id === id))
    const left = before.current.find(({ id }) => !people.some((one) => one.id === id))
    before.current = people
    if (came) say(t('people.joined', { name: came.name || t('people.anonymous') }))
    else if (left) say(t('people.left', { name: left.name || t('people.anonymous') }))
  }, [people, say])
}
