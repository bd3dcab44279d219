import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import type { PlacedThread } from './use-placed-threads.ts'

/** Says it when somebody calls this person by name, for messages that came after the page was opened. */
export function useCalls(
  placed: readonly PlacedThread[],
  self: string,
  onShow: (thread: string) => void,
): void {
  const notify = useNotify()
  const [opened] = useState(() => new Date().toISOString())
  const told = useRef(new Set<string>())
  const show = useRef(onShow)
  useEffect(() => {
    show.current = onShow
  })
  useEffect(() => {
    for (const {
      thread: { id: thread, messages },
    } of placed) {
      for (const { id, at, author, mentions, deleted } of messages) {
        if (at < opened || deleted || author.id === self || !mentions.includes(self)) continue
        if (told.current.has(id)) continue
        told.current.add(id)
        notify({
          text: t('threads.called', { name: author.name ?? t('people.anonymous') }),
          action: { label: t('threads.show'), onAct: () => show.current(thread) },
        })
      }
    }
  }, [placed, self, opened, notify])
}
