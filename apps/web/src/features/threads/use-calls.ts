import { useEffect, useRef, useState } from 'react'
import type { Message } from '@stanza/review'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'

/** Says it when somebody calls this person by name, for messages that came after the page was opened. */
export function useCalls(
  talks: readonly { readonly id: string; readonly messages: readonly Message[] }[],
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
    for (const { id: thread, messages } of talks) {
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
  }, [talks, self, opened, notify])
}
