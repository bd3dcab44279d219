import { useState } from 'react'
import type { Thread } from '@stanza/review'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Card, CardActs } from '../../ui/margin/card.tsx'
import type { Named } from './message-parts.ts'
import { Talk } from './talk.tsx'
import type { ThreadActs } from './use-thread-acts.ts'
import styles from './threads.module.css'

export interface ThreadRights {
  readonly self: string
  readonly mayComment: boolean
  /** Resolves and reopens what others began. */
  readonly mayTurn: boolean
  /** Deletes what others wrote. */
  readonly mayDelete: boolean
}

interface ThreadCardProps {
  readonly thread: Thread
  readonly active: boolean
  readonly rights: ThreadRights
  readonly people: readonly Named[]
  readonly acts: ThreadActs
  /** Shows the quote: where the words are not beside it. */
  readonly quoted?: boolean
}

/** One thread: its first message while it is one of many; the whole talk, and what can be done, while it is the active card. */
export function ThreadCard({ thread, active, rights, people, acts, quoted = false }: ThreadCardProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const { id, state, messages } = thread
  const mayTurn = rights.mayComment && (rights.mayTurn || thread.author.id === rights.self)
  const calls = messages.some(({ mentions, deleted }) => !deleted && mentions.includes(rights.self))
  return (
    <Card tone={state === 'resolved' ? 'good' : 'talk'} active={active}>
      {quoted && <blockquote className={styles.quote}>{thread.anchor.quote}</blockquote>}
      {state === 'resolved' && (
        <p className={styles.state}>
          {t('threads.resolved.by', { name: thread.turned?.by.name ?? t('people.anonymous') })}
        </p>
      )}
      {calls && <p className={styles.calls}>{t('threads.calls-you')}</p>}
      <Talk entry={thread} active={active} rights={rights} people={people} acts={acts} />
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {active && (
        <CardActs>
          {mayTurn && (
            <Button
              onClick={() =>
                void acts.turn(id, state === 'open' ? 'resolved' : 'open').then((said) => setRefusal(said))
              }
            >
              {state === 'open' ? t('threads.resolve') : t('threads.reopen')}
            </Button>
          )}
          <Button look="quiet" onClick={() => void acts.copyLink(id)}>
            {t('threads.copy-link')}
          </Button>
        </CardActs>
      )}
    </Card>
  )
}
