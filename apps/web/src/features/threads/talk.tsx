import type { Message } from '@stanza/review'
import { t } from '../../messages/message.ts'
import { MessageForm } from './message-form.tsx'
import type { Named } from './message-parts.ts'
import { MessageView } from './message-view.tsx'
import type { ThreadRights } from './thread-card.tsx'
import type { ThreadActs } from './use-thread-acts.ts'
import styles from './threads.module.css'

interface TalkProps {
  /** A thread, or what is a thread too. */
  readonly entry: { readonly id: string; readonly messages: readonly Message[] }
  readonly active: boolean
  readonly rights: ThreadRights
  readonly people: readonly Named[]
  readonly acts: ThreadActs
}

/** What is said: the first message while it is one of many; all of it, and a field to answer in, while it is the active one. */
export function Talk({ entry: { id, messages }, active, rights, people, acts }: TalkProps) {
  const there = messages.filter(({ deleted }) => !deleted)
  const shown = active ? messages : there.slice(0, 1)
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.messages}>
          {shown.map((message) => (
            <MessageView
              key={message.id}
              message={message}
              people={people}
              cut={!active}
              mayChange={active && rights.mayComment && message.author.id === rights.self}
              mayDelete={
                active && rights.mayComment && (rights.mayDelete || message.author.id === rights.self)
              }
              draft={acts.draftOf(message.id)}
              onDraft={(text) => acts.keepDraft(message.id, text)}
              onChange={(text) => acts.rewrite(id, message.id, text)}
              onDelete={() => acts.remove(id, message.id)}
            />
          ))}
        </ul>
      )}
      {!active && there.length > 1 && (
        <p className={styles.more}>{t('threads.replies', { count: there.length - 1 })}</p>
      )}
      {active && rights.mayComment && (
        <MessageForm
          label={t('threads.reply')}
          send={t('threads.reply')}
          text={acts.draftOf(id)}
          onText={(text) => acts.keepDraft(id, text)}
          people={people}
          onSend={(text) => acts.reply(id, text)}
        />
      )}
    </>
  )
}
